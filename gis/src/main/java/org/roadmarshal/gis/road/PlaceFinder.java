package org.roadmarshal.gis.road;

import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.util.Optional;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;

/** The road place of somebody who is somewhere, and may be driving. */
final class PlaceFinder {
    /** How much farther than the nearest road the one may be whose traffic runs as the vehicle does: carriageways and noise. */
    private static final double CARRIAGEWAYS_M = 40;
    /** The course of a fix of a driving car is off by less, degrees. */
    private static final double TOLERANCE = 60;

    private final RoadNetwork network;

    PlaceFinder(RoadNetwork network) {
        this.network = network;
    }

    /** @param course null where it is not known */
    Optional<RoadPlace> find(Lonlat asked, Double course, double metres) {
        Optional<RoadPlace> nearest = closest(asked, EdgeFilter.ALL_EDGES, metres);
        if (course == null || nearest.isEmpty() || runs(nearest.get().edge(), asked, course)) {
            return nearest;
        }
        double farthest = Math.min(metres, nearest.get().metresAway() + CARRIAGEWAYS_M);
        return closest(asked, edge -> runs(edge.getEdge(), asked, course), farthest)
                .or(() -> nearest);
    }

    /** Whether one may drive along the edge there with such a course. */
    private boolean runs(int edge, Lonlat place, double course) {
        double onward = Courses.near(network.line(edge), place);
        DrivingGraph graph = network.driving();
        return graph.allows(2 * edge) && Courses.apart(onward, course) < TOLERANCE
                || graph.allows(2 * edge + 1) && Courses.apart(onward + 180, course) < TOLERANCE;
    }

    private Optional<RoadPlace> closest(Lonlat asked, EdgeFilter filter, double metres) {
        Snap snap = network.index().findClosest(asked.lat(), asked.lon(), filter);
        if (!snap.isValid() || snap.getQueryDistance() > metres) {
            return Optional.empty();
        }
        Lonlat place = new Lonlat(
                snap.getSnappedPoint().getLon(), snap.getSnappedPoint().getLat());
        EdgeIteratorState found = snap.getClosestEdge();
        double share = share(
                found.fetchWayGeometry(FetchMode.ALL),
                snap.getWayIndex(),
                snap.getSnappedPosition() == Snap.Position.EDGE,
                place);
        // It may be found from either end; places are measured from the first one.
        boolean turned = found.getBaseNode() != network.driving().from[found.getEdge()];
        double length = network.length(found.getEdge());
        return Optional.of(new RoadPlace(
                found.getEdge(), (turned ? 1 - share : share) * length, length, place, snap.getQueryDistance()));
    }

    /** How much of the line lies before the place, which is at a vertex or between it and the next. */
    private static double share(PointList line, int vertex, boolean between, Lonlat place) {
        double before = 0;
        double whole = 0;
        for (int i = 1; i < line.size(); i++) {
            double step = Earth.metres(line.getLon(i - 1), line.getLat(i - 1), line.getLon(i), line.getLat(i));
            before += i <= vertex ? step : 0;
            whole += step;
        }
        if (between) {
            before += Earth.metres(line.getLon(vertex), line.getLat(vertex), place.lon(), place.lat());
        }
        return whole == 0 ? 0 : Math.min(1, before / whole);
    }
}
