package org.roadmarshal.highway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Shapes of requests. */
public final class Polygons {
    private static final GeoJsonReader READER = new GeoJsonReader(GeoJsonLimits.REQUEST);

    private Polygons() {}

    /** @throws DispatchException VALIDATION where it is no polygon, or crosses itself */
    public static Geometry of(JsonNode geoJson) {
        Geometry geometry = any(geoJson.toString());
        if (!(geometry instanceof Polygonal)) {
            throw DispatchException.invalid(
                    "The geometry is a Polygon or MultiPolygon, not a " + geometry.getGeometryType());
        }
        return geometry;
    }

    /** As in a query, where it is shorter than GeoJSON. @throws DispatchException VALIDATION */
    static Geometry text(String wellKnown) {
        try {
            return any(GeoJsonWriter.geometry(new WKTReader(Wgs84.FACTORY).read(wellKnown)));
        } catch (ParseException | IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "geometry is not well-known text: " + e.getMessage(), e);
        }
    }

    /** @throws DispatchException VALIDATION where it is no geometry, or not a valid one */
    public static Geometry any(String geoJson) {
        Geometry geometry;
        try {
            geometry = READER.geometry(geoJson);
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "geometry" + e.getMessage(), e);
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null || geometry.isEmpty()) {
            throw DispatchException.invalid(
                    "geometry_invalid", "The geometry is not valid" + (error == null ? "" : ": " + error));
        }
        return geometry;
    }
}
