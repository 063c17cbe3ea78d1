package org.roadmarshal.gis.linear;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.roadmarshal.gis.crs.Epsg;

/** Metres on the ground between two WGS-84 shapes that lie within some kilometres of each other. */
public final class PlaneDistance {
    private PlaneDistance() {}

    /** From a shape to a polygon's edge, below zero where the shape reaches into it: how deep its middle or deepest corner lies. */
    public static double signed(Geometry shape, Geometry polygon) {
        int belt = Epsg.gaussKruger(polygon.getEnvelopeInternal().centre().x);
        Geometry plane = Epsg.transform(shape, Epsg.CGCS2000, belt);
        Geometry ground = Epsg.transform(polygon, Epsg.CGCS2000, belt);
        double scale = MeasuredLine.scale(plane.getEnvelopeInternal().centre().x);
        double outside = DistanceOp.distance(plane, ground);
        if (outside > 0) {
            return outside / scale;
        }
        double deepest = 0;
        Geometry common = plane.intersection(ground);
        Geometry edge = ground.getBoundary();
        for (int i = 0; i < common.getNumPoints(); i++) {
            deepest = Math.max(
                    deepest, DistanceOp.distance(plane.getFactory().createPoint(common.getCoordinates()[i]), edge));
        }
        return -deepest / scale;
    }
}
