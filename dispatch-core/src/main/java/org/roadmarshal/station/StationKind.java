package org.roadmarshal.station;

import org.roadmarshal.kernel.Coded;

public enum StationKind implements Coded {
    SQUAD_POST,
    OVERLOAD_CONTROL,
    COACH_STATION,
    RAIL_STATION,
    AIRPORT,
    BRIDGE
}
