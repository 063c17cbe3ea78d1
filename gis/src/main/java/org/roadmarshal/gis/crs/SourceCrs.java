package org.roadmarshal.gis.crs;

import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/**
 * What a source of coordinates declares them to be. Inside, everything is WGS-84; a source is converted once, where
 * it comes in. CGCS2000 equals WGS-84 at the accuracy of vehicles and phones.
 */
public enum SourceCrs {
    WGS84(UnaryOperator.identity(), UnaryOperator.identity()),
    CGCS2000(UnaryOperator.identity(), UnaryOperator.identity()),
    GCJ02(Gcj02::toWgs84, Gcj02::fromWgs84),
    BD09(Bd09::toWgs84, Bd09::fromWgs84);

    private final UnaryOperator<Lonlat> toWgs84;
    private final UnaryOperator<Lonlat> fromWgs84;

    SourceCrs(UnaryOperator<Lonlat> toWgs84, UnaryOperator<Lonlat> fromWgs84) {
        this.toWgs84 = toWgs84;
        this.fromWgs84 = fromWgs84;
    }

    public Lonlat toWgs84(Lonlat place) {
        return toWgs84.apply(place);
    }

    public Lonlat fromWgs84(Lonlat place) {
        return fromWgs84.apply(place);
    }

    /** A converted copy that carries SRID 4326. */
    public Geometry toWgs84(Geometry geometry) {
        Geometry copy = Wgs84.FACTORY.createGeometry(geometry);
        copy.apply(new EachPlace(toWgs84));
        return copy;
    }

    private record EachPlace(UnaryOperator<Lonlat> move) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence vertices, int i) {
            Lonlat moved = move.apply(new Lonlat(vertices.getX(i), vertices.getY(i)));
            vertices.setOrdinate(i, CoordinateSequence.X, moved.lon());
            vertices.setOrdinate(i, CoordinateSequence.Y, moved.lat());
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
