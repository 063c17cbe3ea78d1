package org.roadmarshal.gis.zone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Segment;
import org.roadmarshal.gis.linear.Side;
import org.roadmarshal.gis.linear.Strip;

/** Polygons of the edges, for the map: drawn, not judged by, as a round corner is made of {@value #QUARTER} pieces a quarter. */
public final class ZoneShapes {
    private static final int QUARTER = 8;

    private ZoneShapes() {}

    /**
     * @param cuts axes at which widths change
     * @param without places at which none is drawn
     * @param edge which of the edges
     * @return WGS-84; about one polygon for each segment
     */
    public static List<Geometry> of(
            Alignment alignment,
            WidthRules rules,
            List<Long> cuts,
            LongPredicate without,
            ToDoubleFunction<Widths> edge) {
        Map<Segment, List<Geometry>> parts = new LinkedHashMap<>();
        for (Strip strip : Strip.of(alignment, cuts)) {
            long middle = (strip.fromAxis() + strip.toAxis()) / 2;
            if (!without.test(middle)) {
                parts.computeIfAbsent(strip.segment(), segment -> new ArrayList<>())
                        .add(strip.around(
                                edge.applyAsDouble(rules.at(alignment, middle, Side.LEFT)),
                                edge.applyAsDouble(rules.at(alignment, middle, Side.RIGHT)),
                                QUARTER));
            }
        }
        return parts.values().stream()
                .map(UnaryUnionOp::union)
                .filter(shape -> shape != null && !shape.isEmpty())
                .toList();
    }
}
