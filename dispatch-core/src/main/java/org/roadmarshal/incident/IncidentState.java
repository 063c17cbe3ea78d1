package org.roadmarshal.incident;

import org.roadmarshal.kernel.Coded;

/** Open until it is closed with an outcome, or cancelled because it was none. */
public enum IncidentState implements Coded {
    OPEN,
    CLOSED,
    CANCELLED
}
