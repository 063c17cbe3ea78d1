package org.roadmarshal.gis.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Side;
import org.roadmarshal.gis.linear.Strip;

/** Polygons of the edges, for the map: drawn, not judged by, as round corners are made of {@value #QUARTER} pieces a quarter. */
public final class ZoneShapes {
    private static final int QUARTER = 16;

    private ZoneShapes() {}

    /**
     * @param cuts axes at which widths change
     * @param edge which of the edges
     * @return WGS-84; one polygon or several
     */
    public static Geometry of(Alignment alignment, WidthRules rules, List<Long> cuts, ToDoubleFunction<Widths> edge) {
        List<Geometry> parts = new ArrayList<>();
        for (Strip strip : Strip.of(alignment, cuts)) {
            long middle = (strip.fromAxis() + strip.toAxis()) / 2;
            parts.add(strip.around(
                    edge.applyAsDouble(rules.at(alignment, middle, Side.LEFT)),
                    edge.applyAsDouble(rules.at(alignment, middle, Side.RIGHT)),
                    QUARTER));
        }
        Geometry union = UnaryUnionOp.union(parts);
        return union == null ? new GeometryFactory().createPolygon() : union;
    }
}
