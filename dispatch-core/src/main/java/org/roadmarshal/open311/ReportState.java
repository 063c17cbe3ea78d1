package org.roadmarshal.open311;

import org.roadmarshal.kernel.Coded;

/** It is an issue; or somebody must find its place first; or nobody could. */
public enum ReportState implements Coded {
    PLACED,
    WAITING,
    DISCARDED
}
