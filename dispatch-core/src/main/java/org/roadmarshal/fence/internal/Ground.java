package org.roadmarshal.fence.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.roadmarshal.fence.FenceKind;
import org.roadmarshal.gis.fence.Area;
import org.roadmarshal.gis.fence.Circle;
import org.roadmarshal.gis.fence.Corridor;
import org.roadmarshal.gis.fence.FenceShape;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * The ground that a fence means, checked.
 *
 * @param geometry WGS-84
 * @param radiusM metres; null for an area
 */
public record Ground(FenceKind kind, Geometry geometry, Double radiusM) {
    private static final GeoJsonReader READER = new GeoJsonReader(GeoJsonLimits.REQUEST);
    private static final Map<FenceKind, Set<String>> TYPES = Map.of(
            FenceKind.AREA, Set.of(Geometry.TYPENAME_POLYGON, Geometry.TYPENAME_MULTIPOLYGON),
            FenceKind.CORRIDOR, Set.of(Geometry.TYPENAME_LINESTRING),
            FenceKind.CIRCLE, Set.of(Geometry.TYPENAME_POINT));

    /** Beyond the city's bounds, metres: the neighbours' roads matter too, a slip of the keyboard does not. */
    private static final int MARGIN_M = 50_000;

    /** @throws DispatchException VALIDATION where the geometry does not fit the kind, crosses itself or has no extent */
    public Ground {
        if (!TYPES.get(kind).contains(geometry.getGeometryType())) {
            throw DispatchException.invalid("A fence of kind %s is a %s, not a %s"
                    .formatted(kind.code(), TYPES.get(kind), geometry.getGeometryType()));
        }
        if ((kind == FenceKind.AREA) != (radiusM == null)) {
            throw DispatchException.invalid("A corridor and a circle have radiusM, an area has none");
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null || geometry.isEmpty() || geometry instanceof Polygonal && geometry.getArea() == 0) {
            throw DispatchException.invalid(
                    "geometry_invalid", "The geometry is not valid" + (error == null ? "" : ": " + error));
        }
    }

    static Ground of(FenceKind kind, Geometry geometry, Double radiusM) {
        return new Ground(kind, geometry, radiusM);
    }

    public static Ground of(FenceKind kind, JsonNode geoJson, Double radiusM) {
        try {
            return of(kind, READER.geometry(geoJson.toString()), radiusM);
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "geometry" + e.getMessage(), e);
        }
    }

    FenceShape shape() {
        return switch (kind) {
            case AREA -> new Area(geometry);
            case CORRIDOR -> new Corridor(geometry, radiusM);
            case CIRCLE -> new Circle(Lonlat.of(geometry.getCoordinate()), radiusM);
        };
    }

    /** @throws DispatchException VALIDATION where it reaches more than 50 km beyond the city's bounds */
    public void requireNear(Handle handle, int org) {
        if (!JdbcFence.near(handle, org, geometry, MARGIN_M)) {
            throw DispatchException.invalid(
                    "The fence reaches more than %d km beyond the city".formatted(MARGIN_M / 1000));
        }
    }
}
