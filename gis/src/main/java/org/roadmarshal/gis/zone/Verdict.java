package org.roadmarshal.gis.zone;

import org.roadmarshal.gis.linear.Found;

/**
 * What a shape is to a route.
 *
 * @param beside where it lies along the route; of the nearest of it
 * @param widths of the route there
 * @param toDitch metres from the shape's innermost place to the ditch's edge, below zero inside; the same for the others
 * @param announced null where the edge is computed
 * @param outcome whether it reaches into the control zone or the land within it
 * @param area how far inwards it reaches, taken as if the position had no error
 */
public record Verdict(
        Found beside,
        Widths widths,
        double toDitch,
        double toLand,
        double toZone,
        AnnouncedZone announced,
        Outcome outcome,
        Area area) {
    public enum Outcome {
        INSIDE,
        OUTSIDE,
        /** The edge is nearer than the position's error. */
        UNCERTAIN
    }

    public enum Area {
        ROAD,
        LAND,
        CONTROL_ZONE,
        BEYOND
    }
}
