package org.roadmarshal.campaign.internal;

import java.time.Instant;
import org.locationtech.jts.geom.LineString;

/**
 * How far along a road something reaches.
 *
 * @param prefix of the stakes, or null
 * @param side of the road, or null where it was not said
 * @param fromMm along the route's stakes, below {@code toMm}; both null where they are not known
 * @param line as drawn, WGS-84, or null
 */
public record Stretch(
        long id, Instant foundAt, String route, String prefix, String side, Long fromMm, Long toMm, LineString line) {
    boolean staked() {
        return route != null && fromMm != null && toMm != null && fromMm < toMm;
    }
}
