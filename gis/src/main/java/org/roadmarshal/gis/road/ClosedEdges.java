package org.roadmarshal.gis.road;

import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.util.shapes.BBox;
import java.util.BitSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/** Which edges the closures of a moment close. An edge is closed as a whole: nobody drives into a street to turn before the barrier. */
final class ClosedEdges {
    /** A drawn line is as wide, each way: it is drawn by hand along a road, or across it. */
    private static final double LINE_M = 8;
    /** A tap may miss its road by so much. */
    private static final double TAP_M = 100;

    private final RoadNetwork network;
    private final BitSet keys = new BitSet();

    ClosedEdges(RoadNetwork network) {
        this.network = network;
    }

    BlockedRoads of(Iterable<RoadClosure> closures) {
        for (RoadClosure closure : closures) {
            if (closure.shape().getDimension() == 0) {
                tap(closure);
            } else {
                shape(closure);
            }
        }
        return keys.isEmpty() ? BlockedRoads.NONE : new BlockedRoads(keys);
    }

    private void tap(RoadClosure closure) {
        for (Coordinate tapped : closure.shape().getCoordinates()) {
            network.place(Lonlat.of(tapped), closure.course(), TAP_M)
                    .ifPresent(place ->
                            close(place.edge(), Courses.near(network.line(place.edge()), place.place()), closure));
        }
    }

    private void shape(RoadClosure closure) {
        Geometry shape = closure.shape();
        Geometry area = shape.getDimension() == 1 ? shape.buffer(Earth.latitudeDegrees(LINE_M)) : shape;
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        Envelope box = area.getEnvelopeInternal();
        BitSet seen = new BitSet();
        LocationIndex.Visitor each = edge -> {
            if (!seen.get(edge)) {
                seen.set(edge);
                touch(edge, prepared, closure);
            }
        };
        network.index().query(new BBox(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY()), each);
    }

    private void touch(int edge, PreparedGeometry area, RoadClosure closure) {
        LineString line = network.line(edge);
        if (!area.intersects(line)) {
            return;
        }
        for (int i = 1; i < line.getNumPoints(); i++) {
            if (area.intersects(Wgs84.line(line.getCoordinateN(i - 1), line.getCoordinateN(i)))) {
                close(edge, Courses.ofStep(line, i), closure);
            }
        }
    }

    private void close(int edge, double onward, RoadClosure closure) {
        if (closure.course() == null || Courses.apart(onward, closure.course()) < 90) {
            keys.set(2 * edge);
        }
        if (closure.course() == null || Courses.apart(onward + 180, closure.course()) < 90) {
            keys.set(2 * edge + 1);
        }
    }
}
