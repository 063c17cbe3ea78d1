package org.roadmarshal.gis.linear;

/** The direction of travel. Which of the two is called 上行 is a matter of the place, and a setting. */
public enum Direction {
    INCREASING,
    DECREASING;

    public Direction opposite() {
        return this == INCREASING ? DECREASING : INCREASING;
    }
}
