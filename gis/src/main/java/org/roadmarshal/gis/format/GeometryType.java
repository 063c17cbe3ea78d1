package org.roadmarshal.gis.format;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.roadmarshal.gis.format.GeometryParser.Nested;
import org.roadmarshal.gis.geo.Wgs84;

/** How each GeoJSON type is shaped from its nested coordinates. */
enum GeometryType {
    POINT("Point", GeometryType::point),
    MULTI_POINT(
            "MultiPoint",
            (nested, at) -> Wgs84.FACTORY.createMultiPoint(
                    parts(nested).stream().map(part -> point(part, at)).toArray(Point[]::new))),
    LINE_STRING("LineString", GeometryType::line),
    MULTI_LINE_STRING(
            "MultiLineString",
            (nested, at) -> Wgs84.FACTORY.createMultiLineString(
                    parts(nested).stream().map(part -> line(part, at)).toArray(LineString[]::new))),
    POLYGON("Polygon", GeometryType::polygon),
    MULTI_POLYGON(
            "MultiPolygon",
            (nested, at) -> Wgs84.FACTORY.createMultiPolygon(
                    parts(nested).stream().map(part -> polygon(part, at)).toArray(Polygon[]::new)));

    private final String typeName;
    private final BiFunction<Nested, String, Geometry> shape;

    GeometryType(String typeName, BiFunction<Nested, String, Geometry> shape) {
        this.typeName = typeName;
        this.shape = shape;
    }

    static GeometryType of(String typeName, String at) {
        return Arrays.stream(values())
                .filter(type -> type.typeName.equals(typeName))
                .findFirst()
                .orElseThrow(() -> new FormatException(
                        typeName == null ? "the geometry has no type" : "there is no geometry type " + typeName, at));
    }

    Geometry shape(Nested nested, String at) {
        if (nested == null) {
            throw new FormatException("a " + typeName + " needs coordinates", at);
        }
        return shape.apply(nested, at);
    }

    private static List<Nested> parts(Nested nested) {
        if (nested.position() != null) {
            throw new FormatException("expected an array of arrays, not a position", nested.at());
        }
        return nested.parts();
    }

    private static Coordinate position(Nested nested) {
        if (nested.position() == null) {
            throw new FormatException("expected a position [longitude, latitude]", nested.at());
        }
        return nested.position();
    }

    private static Coordinate[] positions(Nested nested) {
        return parts(nested).stream().map(GeometryType::position).toArray(Coordinate[]::new);
    }

    private static Point point(Nested nested, String at) {
        return Wgs84.FACTORY.createPoint(position(nested));
    }

    private static LineString line(Nested nested, String at) {
        Coordinate[] positions = positions(nested);
        if (positions.length < 2) {
            throw new FormatException("a line needs two positions", nested.at());
        }
        return Wgs84.FACTORY.createLineString(positions);
    }

    private static LinearRing ring(Nested nested) {
        Coordinate[] positions = positions(nested);
        if (positions.length < 4) {
            throw new FormatException("a ring needs four positions, the last equal to the first", nested.at());
        }
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw new FormatException("the ring is not closed: its last position must equal its first", nested.at());
        }
        return Wgs84.FACTORY.createLinearRing(positions);
    }

    private static Polygon polygon(Nested nested, String at) {
        List<Nested> rings = parts(nested);
        if (rings.isEmpty()) {
            throw new FormatException("a polygon needs an outer ring", nested.at());
        }
        LinearRing[] holes = rings.stream().skip(1).map(GeometryType::ring).toArray(LinearRing[]::new);
        return Wgs84.FACTORY.createPolygon(ring(rings.get(0)), holes);
    }
}
