package org.roadmarshal.unit;

import org.roadmarshal.kernel.Coded;

public enum UnitKind implements Coded {
    VEHICLE,
    FOOT
}
