package org.roadmarshal.demo;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.road.RoadClass;

/** A road as drawn up, before it is cut where it meets others. The line lies on the {@link Plane}. */
record Draft(Kind kind, List<Coordinate> line) {
    /**
     * What kind of road it is; ref and name are null where it has none, the limit is km/h.
     */
    record Kind(RoadClass roadClass, boolean link, String ref, String name, boolean oneway, int maxSpeed) {
        static Kind road(RoadClass roadClass, String ref, String name, int maxSpeed) {
            return new Kind(roadClass, false, ref, name, false, maxSpeed);
        }

        static Kind carriageway(String ref, String name) {
            return new Kind(RoadClass.MOTORWAY, false, ref, name, true, 120);
        }

        static Kind ramp(String name) {
            return new Kind(RoadClass.MOTORWAY, true, null, name, true, 40);
        }
    }
}
