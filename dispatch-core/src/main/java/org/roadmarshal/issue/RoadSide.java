package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** Facing increasing stake marks. */
public enum RoadSide implements Coded {
    LEFT,
    RIGHT
}
