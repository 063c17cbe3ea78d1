package org.roadmarshal.highway;

import org.roadmarshal.gis.linear.Side;
import org.roadmarshal.kernel.Coded;

/** The side of a route, facing rising stakes. */
public enum RouteSide implements Coded {
    LEFT,
    RIGHT;

    public static RouteSide of(Side side) {
        return side == Side.LEFT ? LEFT : RIGHT;
    }
}
