package org.roadmarshal.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.roadmarshal.gis.road.Route;

/**
 * A fix as OsmAnd and Traccar Client send it: the query of a GET, speed in knots.
 *
 * @param time Unix milliseconds
 * @param accuracy metres
 */
record OsmandFix(long time, Route.Moment moment, double accuracy) {
    private static final double KMH_A_KNOT = 1.852;

    /** @param key the device's secret, which is its id */
    String query(String key) {
        return String.format(
                Locale.ROOT,
                "id=%s&timestamp=%d&lat=%.7f&lon=%.7f&speed=%.2f&bearing=%.1f&accuracy=%.1f",
                URLEncoder.encode(key, StandardCharsets.UTF_8),
                time,
                moment.place().lat(),
                moment.place().lon(),
                moment.kmh() / KMH_A_KNOT,
                moment.course(),
                accuracy);
    }
}
