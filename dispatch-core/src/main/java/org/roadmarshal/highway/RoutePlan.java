package org.roadmarshal.highway;

import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * Routes as files bring them. Numbers are millimetres of the mark under the line's prefix.
 */
public record RoutePlan(
        List<Section> sections,
        List<Route> routes,
        List<Segment> segments,
        List<Equation> equations,
        List<Post> posts,
        List<Edge> edges,
        List<Zone> zones) {

    /** A line that one route or several follow. */
    public record Section(String code, LineString line) {}

    /** Widths null where the class's hold. */
    public record Route(
            String ref, String name, String classCode, String up, Double ditchM, Double landM, Double controlM) {}

    /** @param reversed the section's line runs against the stakes */
    public record Segment(
            String route,
            String prefix,
            int n,
            String section,
            boolean reversed,
            long fromMm,
            long toMm,
            LocalDate validFrom,
            LocalDate validTo) {}

    public record Equation(String route, String prefix, long backMm, long aheadMm, String note) {}

    /** @param part {@code before} or {@code after} where the number occurs twice, else null */
    public record Post(String where, String route, String prefix, long mm, String part, double lon, double lat) {}

    public record Edge(String route, String prefix, long fromMm, long toMm, double leftM, double rightM) {}

    public record Zone(
            String route,
            String prefix,
            long fromMm,
            long toMm,
            String name,
            String document,
            LocalDate announcedOn,
            Geometry polygon) {}

    public boolean isEmpty() {
        return routes.isEmpty();
    }
}
