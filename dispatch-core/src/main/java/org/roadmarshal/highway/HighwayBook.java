package org.roadmarshal.highway;

import java.util.List;
import java.util.Map;
import org.roadmarshal.gis.linear.Direction;
import org.roadmarshal.gis.linear.RouteBook;
import org.roadmarshal.gis.zone.AnnouncedZone;
import org.roadmarshal.gis.zone.Verdicts;
import org.roadmarshal.gis.zone.WidthRules;

/**
 * All that is known of an org's routes, as of a version. Immutable, for any thread.
 *
 * @param named by the route's ref
 * @param cuts by the route's ref and prefix: axes at which widths change
 * @param articles by the area's code
 */
public record HighwayBook(
        long version,
        RouteBook routes,
        Map<String, Known> named,
        WidthRules widths,
        Map<String, List<Long>> cuts,
        List<AnnouncedZone> announced,
        Verdicts verdicts,
        Map<String, List<ZoneVerdict.Article>> articles) {

    /** @param up what 上行 means on it */
    public record Known(long id, String ref, String name, String classCode, Direction up) {}
}
