package org.roadmarshal.identity;

import org.roadmarshal.kernel.Coded;

public enum AgencyKind implements Coded {
    BUREAU,
    SQUAD,
    DEPARTMENT,
    COUNTY,
    TOWNSHIP,
    /** A company whose vehicles are supervised. */
    OPERATOR
}
