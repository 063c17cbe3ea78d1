package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Lonlat;

/** The vertices of a stretch of an alignment. */
final class AlignmentPath {
    private AlignmentPath() {}

    static List<Lonlat> of(Alignment alignment, long from, long to) {
        List<Lonlat> path = new ArrayList<>();
        for (Segment segment : alignment.segments()) {
            long first = Math.max(from, segment.fromAxis());
            long last = Math.min(to, segment.toAxis());
            if (first < last) {
                Geometry stretch =
                        segment.line().toWgs84(segment.line().stretch(segment.metresAt(first), segment.metresAt(last)));
                for (Coordinate vertex : stretch.getCoordinates()) {
                    path.add(Lonlat.of(vertex));
                }
            }
        }
        return path;
    }
}
