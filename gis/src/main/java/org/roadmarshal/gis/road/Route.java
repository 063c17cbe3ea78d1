package org.roadmarshal.gis.road;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/** A way to drive: its line, its length, and when each point of it is reached. Immutable. */
public final class Route {
    private final LineString line;
    private final double metres;
    /** Seconds after the start at which each vertex is reached. */
    private final double[] arrivals;

    /** Where a vehicle is on its way: the place, its course (degrees from north) and speed (km/h). */
    public record Moment(Lonlat place, double course, double kmh) {}

    /** A stretch of one speed. */
    record Leg(List<Coordinate> vertices, double kmh) {}

    private Route(LineString line, double metres, double[] arrivals) {
        this.line = line;
        this.metres = metres;
        this.arrivals = arrivals;
    }

    static Route of(List<Leg> legs) {
        Coordinate[] vertices = new Coordinate
                [1 + legs.stream().mapToInt(leg -> leg.vertices().size() - 1).sum()];
        double[] arrivals = new double[vertices.length];
        vertices[0] = legs.get(0).vertices().get(0);
        double metres = 0;
        int i = 1;
        for (Leg leg : legs) {
            for (Coordinate vertex : leg.vertices().subList(1, leg.vertices().size())) {
                double step = Earth.metres(vertices[i - 1], vertex);
                metres += step;
                arrivals[i] = arrivals[i - 1] + step / (leg.kmh() / 3.6);
                vertices[i++] = vertex;
            }
        }
        return new Route(Wgs84.line(vertices), metres, arrivals);
    }

    public LineString line() {
        return line;
    }

    public double metres() {
        return metres;
    }

    public double seconds() {
        return arrivals[arrivals.length - 1];
    }

    /** Where a vehicle is so many seconds after the start; it stands at an end before and after. */
    public Moment at(double seconds) {
        int next = Arrays.binarySearch(arrivals, seconds);
        int step = Math.max(1, Math.min(arrivals.length - 1, next < 0 ? -next - 1 : next));
        Lonlat from = Lonlat.of(line.getCoordinateN(step - 1));
        Lonlat to = Lonlat.of(line.getCoordinateN(step));
        double duration = arrivals[step] - arrivals[step - 1];
        double share = duration == 0 ? 1 : Math.max(0, Math.min(1, (seconds - arrivals[step - 1]) / duration));
        Lonlat place =
                new Lonlat(from.lon() + share * (to.lon() - from.lon()), from.lat() + share * (to.lat() - from.lat()));
        boolean moving = seconds >= 0 && seconds < seconds() && duration > 0;
        return new Moment(place, Earth.bearing(from, to), moving ? Earth.metres(from, to) / duration * 3.6 : 0);
    }
}
