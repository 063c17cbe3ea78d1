package org.roadmarshal.road;

import org.roadmarshal.kernel.Coded;

public enum ClosureState implements Coded {
    PLANNED,
    CLOSED,
    OVER
}
