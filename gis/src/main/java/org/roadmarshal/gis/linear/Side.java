package org.roadmarshal.gis.linear;

/** The side of a route, facing rising stakes. */
public enum Side {
    LEFT,
    RIGHT
}
