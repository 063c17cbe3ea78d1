package org.roadmarshal.task;

import com.fasterxml.jackson.databind.JsonNode;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.patrol.PatrolGround;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.layer.CityBounds;

/**
 * What a unit shall drive along or over.
 *
 * @param geometry GeoJSON: a line or an area
 * @param metres how near is near enough
 * @param percent how much of it is enough, so that the end is proposed
 */
public record Patrol(JsonNode geometry, Integer metres, Integer percent) {
    /** The kind of the timers that look how far a patrol is; their subject is the task. */
    public static final String TIMER = "patrol.look";

    private static final int METRES = 50;
    private static final int PERCENT = 90;
    /** It stands in every fact of its task. */
    private static final int VERTICES = 500;

    private static final double FARTHEST_M = 300_000;
    private static final GeoJsonReader READER = new GeoJsonReader(
            new GeoJsonLimits(VERTICES, GeoJsonLimits.REQUEST.depth(), GeoJsonLimits.REQUEST.within()));

    public Patrol {
        metres = metres == null ? METRES : metres;
        percent = percent == null ? PERCENT : percent;
    }

    /** @throws DispatchException VALIDATION where it is nothing that can be patrolled here */
    void require(Handle handle, int org) {
        Geometry shape = shape();
        if (shape instanceof Polygon && (!new IsValidOp(shape).isValid() || shape.getArea() == 0)) {
            throw DispatchException.invalid("geometry_invalid", "patrol.geometry is not a valid area");
        }
        Envelope box = shape.getEnvelopeInternal();
        CityBounds.require(handle, org, new Location(box.getMinX(), box.getMinY()));
        CityBounds.require(handle, org, new Location(box.getMaxX(), box.getMaxY()));
        if (Earth.metres(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()) > FARTHEST_M) {
            throw DispatchException.invalid("patrol.geometry is too large");
        }
        ground();
    }

    /** With nothing of it visited yet. */
    public PatrolGround ground() {
        try {
            return PatrolGround.of(shape(), metres);
        } catch (IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "patrol.geometry: " + e.getMessage(), e);
        }
    }

    private Geometry shape() {
        try {
            return READER.geometry(geometry.toString());
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "patrol.geometry" + e.getMessage(), e);
        }
    }
}
