package org.roadmarshal.unit;

import org.roadmarshal.kernel.Coded;

/** What a vehicle is to us: our own, or one of the classes that are supervised (两客一危). */
public enum VehicleUse implements Coded {
    ENFORCEMENT,
    COACH,
    TOUR_BUS,
    DANGEROUS_GOODS
}
