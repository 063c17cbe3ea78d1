package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;

/** All routes of a city with an index of their lines. Immutable, for any thread. */
public final class RouteBook {
    private static final int EDGES_AN_ENTRY = 16;

    private final List<Alignment> alignments;
    private final STRtree index = new STRtree();

    private record Entry(Alignment alignment, Segment segment, int from, int to) {}

    public RouteBook(List<Alignment> alignments) {
        this.alignments = List.copyOf(alignments);
        for (Alignment alignment : alignments) {
            for (Segment segment : alignment.segments()) {
                enter(alignment, segment);
            }
        }
        index.build();
    }

    private void enter(Alignment alignment, Segment segment) {
        for (int from = 0; from < segment.line().edges(); from += EDGES_AN_ENTRY) {
            int to = Math.min(segment.line().edges(), from + EDGES_AN_ENTRY);
            Envelope box = new Envelope();
            for (int i = from; i <= to; i++) {
                box.expandToInclude(segment.wgs84().getCoordinateN(i));
            }
            index.insert(box, new Entry(alignment, segment, from, to));
        }
    }

    public List<Alignment> alignments() {
        return alignments;
    }

    /** Every line of a route, the main line first. @throws LinearException where there is no such route */
    public List<Alignment> route(String ref) {
        List<Alignment> lines = alignments.stream()
                .filter(alignment -> alignment.route().equals(ref))
                .sorted(Comparator.comparing(alignment -> alignment.prefix().length()))
                .toList();
        if (lines.isEmpty()) {
            throw new LinearException(LinearException.Fault.UNKNOWN_ROUTE, "there is no route " + ref);
        }
        return lines;
    }

    /** @throws LinearException where the route has no such line */
    public Alignment line(String ref, String prefix) {
        List<Alignment> lines = route(ref);
        return lines.stream()
                .filter(alignment -> alignment.prefix().equals(prefix))
                .findFirst()
                .orElseThrow(() -> new LinearException(
                        LinearException.Fault.UNKNOWN_LINE,
                        "%s has no line %s; it has %s"
                                .formatted(
                                        ref,
                                        prefix,
                                        String.join(
                                                ", ",
                                                lines.stream()
                                                        .map(Alignment::prefix)
                                                        .toList()))));
    }

    /**
     * The lines near a point, line or polygon, the nearest first; each once, whatever it shares with others.
     *
     * @param metres how far away they may be
     */
    public List<Found> near(Geometry wgs84, double metres) {
        Map<Alignment, Found> found = new HashMap<>();
        Map<Segment, Coordinate> planes = new HashMap<>();
        for (Object candidate : index.query(around(wgs84.getEnvelopeInternal(), metres))) {
            Entry entry = (Entry) candidate;
            Found foot = foot(entry, wgs84, planes);
            if (foot.distance() <= metres) {
                found.merge(entry.alignment, foot, (a, b) -> a.distance() <= b.distance() ? a : b);
            }
        }
        return found.values().stream()
                .map(foot -> wgs84 instanceof Point ? foot : Footprint.of(foot, wgs84))
                .sorted(Comparator.comparingDouble(Found::distance)
                        .thenComparing(foot -> foot.alignment().route()))
                .toList();
    }

    private static Found foot(Entry entry, Geometry wgs84, Map<Segment, Coordinate> planes) {
        Coordinate place = planes.computeIfAbsent(entry.segment, segment -> {
            Lonlat nearest = wgs84 instanceof Point point
                    ? new Lonlat(point.getX(), point.getY())
                    : segment.line().nearestOf(wgs84);
            return segment.line().plane(nearest.lon(), nearest.lat());
        });
        MeasuredLine.Foot foot = entry.segment.line().foot(place, entry.from, entry.to);
        long axis = entry.segment.axisAt(foot.metres());
        return new Found(entry.alignment, axis, axis, axis, foot.offsetMetres());
    }

    private static Envelope around(Envelope box, double metres) {
        Envelope wide = new Envelope(box);
        double lat = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY()));
        wide.expandBy(1.01 * Earth.longitudeDegrees(metres, lat), 1.01 * Earth.latitudeDegrees(metres));
        return wide;
    }

    /** Of one line only. */
    static Found foot(Alignment alignment, Coordinate wgs84) {
        List<Found> feet = new ArrayList<>();
        for (Segment segment : alignment.segments()) {
            MeasuredLine.Foot foot = segment.line().foot(segment.line().plane(wgs84.x, wgs84.y));
            long axis = segment.axisAt(foot.metres());
            feet.add(new Found(alignment, axis, axis, axis, foot.offsetMetres()));
        }
        return feet.stream().min(Comparator.comparingDouble(Found::distance)).orElseThrow();
    }
}
