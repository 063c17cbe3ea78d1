package org.roadmarshal.cityimport.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.gis.linear.StakeText;
import org.roadmarshal.highway.RoutePlan;
import org.roadmarshal.kernel.Location;

/** Reads the routes: their lines, numbers, posts, breaks, ditches and announced zones. */
final class RouteTables {
    private static final List<String> CLASSES =
            List.of("expressway", "national", "provincial", "county", "township", "village", "special");
    private static final List<String> PARTS = List.of("before", "after");
    private static final String ZONES = "announced_zones.geojson";

    private final Directory directory;
    private final Viewport around;
    private Set<String> refs = Set.of();
    private Set<String> sections = Set.of();

    /** @param around where posts may stand; null where that is not known */
    RouteTables(Directory directory, Viewport around) {
        this.directory = directory;
        this.around = around;
    }

    RoutePlan read() {
        List<RoutePlan.Section> lines = directory.map("route_sections.geojson", this::section);
        sections = lines.stream().map(RoutePlan.Section::code).collect(Collectors.toSet());
        List<RoutePlan.Route> routes = directory.table("routes.csv", this::route, "ref", "name", "class");
        refs = directory.unique("routes.csv", "ref", routes, RoutePlan.Route::ref);
        return new RoutePlan(
                lines,
                routes,
                directory.table(
                        "route_segments.csv",
                        this::segment,
                        "route",
                        "prefix",
                        "n",
                        "section",
                        "from_stake",
                        "to_stake"),
                directory.table("route_equations.csv", this::equation, "route", "prefix", "back", "ahead"),
                directory.table("route_posts.csv", this::post, "route", "prefix", "stake", "lon", "lat"),
                directory.table(
                        "route_edges.csv",
                        this::edge,
                        "route",
                        "prefix",
                        "from_stake",
                        "to_stake",
                        "left_m",
                        "right_m"),
                directory.map(ZONES, this::zone));
    }

    private RoutePlan.Section section(Feature feature) {
        String code = feature.text("code");
        if (code == null || !(feature.geometry() instanceof LineString)) {
            directory.fault(
                    "route_sections.geojson:" + (code == null ? "a feature" : code),
                    "must be a line with the property code");
        }
        return new RoutePlan.Section(code, feature.geometry() instanceof LineString line ? line : null);
    }

    private RoutePlan.Route route(Row row) {
        String ref = row.text("ref");
        if (ref != null && !ref.matches(StakeText.ROUTE)) {
            row.fault("ref must be like G101, not " + ref);
        }
        return new RoutePlan.Route(
                ref,
                row.text("name"),
                row.word("class", CLASSES),
                row.wordOr("up", List.of("increasing", "decreasing"), "increasing"),
                row.numberOrNull("ditch_m"),
                row.numberOrNull("land_m"),
                row.numberOrNull("control_m"));
    }

    private RoutePlan.Segment segment(Row row) {
        Double n = row.number("n");
        return new RoutePlan.Segment(
                row.needed("route", "route", refs),
                prefix(row),
                n == null ? 0 : n.intValue(),
                row.needed("section", "section", sections),
                row.wordOr("reversed", List.of("yes", "no"), "no").equals("yes"),
                stake(row, "from_stake"),
                stake(row, "to_stake"),
                row.date("valid_from"),
                row.date("valid_to"));
    }

    private RoutePlan.Equation equation(Row row) {
        return new RoutePlan.Equation(
                row.needed("route", "route", refs),
                prefix(row),
                stake(row, "back"),
                stake(row, "ahead"),
                row.textOrNull("note"));
    }

    private RoutePlan.Post post(Row row) {
        Location place = row.place(around);
        return new RoutePlan.Post(
                row.where(),
                row.needed("route", "route", refs),
                prefix(row),
                stake(row, "stake"),
                row.textOrNull("part") == null ? null : row.word("part", PARTS),
                place == null ? 0 : place.lon(),
                place == null ? 0 : place.lat());
    }

    private RoutePlan.Edge edge(Row row) {
        return new RoutePlan.Edge(
                row.needed("route", "route", refs),
                prefix(row),
                stake(row, "from_stake"),
                stake(row, "to_stake"),
                width(row, "left_m"),
                width(row, "right_m"));
    }

    private static double width(Row row, String column) {
        Double metres = row.number(column);
        if (metres != null && !(metres >= 1 && metres <= 200)) {
            row.fault(column + " must lie between 1 and 200 m, not " + metres);
        }
        return metres == null ? 0 : metres;
    }

    private static String prefix(Row row) {
        String prefix = row.text("prefix");
        if (prefix != null && !prefix.matches("[A-Z]{0,2}K")) {
            row.fault("prefix must be like K, ZK, YK or AK, not " + prefix);
        }
        return prefix;
    }

    private static long stake(Row row, String column) {
        String text = row.text(column);
        try {
            return text == null ? 0 : Stake.parse(text).mm();
        } catch (LinearException e) {
            row.fault(column + ": " + e.getMessage());
            return 0;
        }
    }

    private RoutePlan.Zone zone(Feature feature) {
        String name = feature.text("name");
        String where = ZONES + ":" + (name == null ? "a feature" : name);
        try {
            Geometry polygon = feature.geometry();
            if (!(polygon instanceof Polygonal) || !new IsValidOp(polygon).isValid()) {
                throw new IllegalArgumentException("must be a polygon that does not cross itself");
            }
            String route = needed(feature, "route");
            if (!refs.contains(route)) {
                throw new IllegalArgumentException("there is no route " + route);
            }
            return new RoutePlan.Zone(
                    route,
                    needed(feature, "prefix"),
                    Stake.parse(needed(feature, "from_stake")).mm(),
                    Stake.parse(needed(feature, "to_stake")).mm(),
                    needed(feature, "name"),
                    needed(feature, "document"),
                    LocalDate.parse(needed(feature, "announced_on")),
                    polygon);
        } catch (IllegalArgumentException | LinearException | DateTimeException e) {
            directory.fault(where, e.getMessage());
            return null;
        }
    }

    private static String needed(Feature feature, String property) {
        String text = feature.text(property);
        if (text == null) {
            throw new IllegalArgumentException("needs the property " + property);
        }
        return text;
    }
}
