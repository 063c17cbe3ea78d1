package org.roadmarshal.highway.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.RouteBook;
import org.roadmarshal.gis.linear.Side;
import org.roadmarshal.gis.zone.WidthRules;
import org.roadmarshal.gis.zone.Widths;

/** The widths of all routes: a stretch's own ditch, else the route's, else its class's; land and zone always of route or class. */
final class RouteWidths implements WidthRules {
    private final Map<String, JdbcHighway.RouteRow> routes = new HashMap<>();
    private final Map<String, List<Edge>> edges = new HashMap<>();

    private record Edge(Stretch stretch, double left, double right) {}

    RouteWidths(
            RouteBook book,
            List<JdbcHighway.RouteRow> rows,
            List<JdbcHighway.EdgeRow> stretches,
            Map<Long, String> refs) {
        rows.forEach(row -> routes.put(row.ref(), row));
        for (JdbcHighway.EdgeRow row : stretches) {
            Alignment line = book.line(refs.get(row.highwayId()), row.prefix());
            edges.computeIfAbsent(key(line), key -> new ArrayList<>())
                    .add(new Edge(Stretch.of(line, row.fromMm(), row.toMm()), row.leftM(), row.rightM()));
        }
    }

    @Override
    public Widths at(Alignment line, long axis, Side side) {
        JdbcHighway.RouteRow route = routes.get(line.route());
        double ditch = route.ditchM();
        for (Edge edge : edges.getOrDefault(key(line), List.of())) {
            if (edge.stretch.has(axis)) {
                ditch = side == Side.LEFT ? edge.left : edge.right;
            }
        }
        double land = ditch + route.landM();
        return new Widths(ditch, land, land + route.controlM());
    }

    /** Where they change. */
    Map<String, List<Long>> cuts() {
        Map<String, List<Long>> cuts = new HashMap<>();
        edges.forEach((key, all) -> {
            List<Long> axes = cuts.computeIfAbsent(key, same -> new ArrayList<>());
            all.forEach(edge -> axes.addAll(List.of(edge.stretch.fromAxis(), edge.stretch.toAxis())));
        });
        return cuts;
    }

    static String key(Alignment line) {
        return line.route() + " " + line.prefix();
    }
}
