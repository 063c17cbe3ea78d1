package org.roadmarshal.issue.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.layer.Jurisdictions;

/**
 * Where an issue lies: a valid point, line or polygon in the city or near it, WGS-84.
 *
 * @param agency in whose area it lies
 */
record IssuePlace(Geometry geometry, long agency) {
    private static final Set<String> TYPES =
            Set.of(Geometry.TYPENAME_POINT, Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_POLYGON);
    private static final int MOST_VERTICES = 2_000;
    private static final double MARGIN_METRES = 50_000;

    /** @throws DispatchException VALIDATION naming the position at fault, and whether its numbers look exchanged */
    static IssuePlace read(Handle handle, int org, JsonNode geoJson) {
        GeoJsonLimits limits = new GeoJsonLimits(MOST_VERTICES, GeoJsonLimits.REQUEST.depth(), city(handle, org));
        Geometry geometry = parse(limits, geoJson);
        return new IssuePlace(geometry, agencyAt(handle, org, geometry));
    }

    static long agencyAt(Handle handle, int org, Geometry geometry) {
        Coordinate inside = geometry.getInteriorPoint().getCoordinate();
        return Jurisdictions.agencyAt(handle, org, new Location(inside.x, inside.y));
    }

    static Geometry parse(GeoJsonLimits limits, JsonNode geoJson) {
        Geometry geometry;
        try {
            geometry = new GeoJsonReader(limits).geometry(geoJson.toString());
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "geometry: " + e.getMessage(), e);
        }
        if (!TYPES.contains(geometry.getGeometryType())) {
            throw DispatchException.invalid("geometry: an issue is a Point, LineString or Polygon");
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            throw DispatchException.invalid("geometry: %s at %s, %s"
                    .formatted(error.getMessage(), error.getCoordinate().x, error.getCoordinate().y));
        }
        return geometry;
    }

    private static Viewport city(Handle handle, int org) {
        Envelope bounds = handle.createQuery("select bounds from org where id = :org")
                .bind("org", org)
                .mapTo(Geometry.class)
                .one()
                .getEnvelopeInternal();
        bounds.expandBy(Earth.longitudeDegrees(MARGIN_METRES, bounds.centre().y), Earth.latitudeDegrees(MARGIN_METRES));
        return Viewport.of(bounds.intersection(Viewport.WORLD.toEnvelope()));
    }
}
