package org.roadmarshal.track;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.road.MatchedTrack;
import org.roadmarshal.gis.track.Driven;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Trips.Moment;

/**
 * A track laid onto the roads, as the API tells it.
 *
 * @param sigmaM metres by which a fix may be off
 * @param rawKm from fix to fix, without gaps
 * @param matchedKm along the roads
 */
public record MatchedMoverTrack(
        Mover.Kind kind,
        long id,
        String name,
        double sigmaM,
        double rawKm,
        double matchedKm,
        List<PieceView> pieces,
        List<GapView> gaps,
        Points points) {

    /** An unbroken way. */
    public record PieceView(Moment from, Moment to, double km, double[] lon, double[] lat, List<StretchView> roads) {}

    /** How far along one road. */
    public record StretchView(long way, String ref, String name, double km) {}

    /** @param km as the crow flies */
    public record GapView(Moment from, Moment to, double km, String reason) {}

    /**
     * Each fix in columns.
     *
     * @param time ms since the start of the span
     * @param distanceM from the matched line, null in a gap
     * @param piece index of its piece, -1 in a gap
     */
    public record Points(long[] time, double[] lon, double[] lat, List<Double> distanceM, int[] piece) {}

    static MatchedMoverTrack of(
            Mover mover, Named named, Span span, List<TrackPoint> track, MatchedTrack matched, double sigmaM) {
        double raw = 0;
        for (int i = 1; i < track.size(); i++) {
            raw += Driven.metres(track.get(i - 1), track.get(i));
        }
        return new MatchedMoverTrack(
                mover.kind(),
                mover.id(),
                named.name(),
                sigmaM,
                Trips.kilometres(raw),
                Trips.kilometres(matched.metres()),
                matched.pieces().stream().map(piece -> piece(piece, track)).toList(),
                matched.gaps().stream().map(gap -> gap(gap, track)).toList(),
                points(track, matched, span.from().toEpochMilli()));
    }

    private static PieceView piece(MatchedTrack.Piece piece, List<TrackPoint> track) {
        LineString line = piece.line();
        return new PieceView(
                Moment.of(track.get(piece.first())),
                Moment.of(track.get(piece.last())),
                Trips.kilometres(piece.metres()),
                IntStream.range(0, line.getNumPoints())
                        .mapToDouble(i -> degrees(line.getCoordinateN(i).x))
                        .toArray(),
                IntStream.range(0, line.getNumPoints())
                        .mapToDouble(i -> degrees(line.getCoordinateN(i).y))
                        .toArray(),
                piece.roads().stream()
                        .map(road ->
                                new StretchView(road.way(), road.ref(), road.name(), Trips.kilometres(road.metres())))
                        .toList());
    }

    private static GapView gap(MatchedTrack.Gap gap, List<TrackPoint> track) {
        TrackPoint from = track.get(gap.before());
        TrackPoint to = track.get(gap.after());
        return new GapView(
                Moment.of(from),
                Moment.of(to),
                Trips.kilometres(from.metresTo(to)),
                gap.reason().name().toLowerCase(Locale.ROOT));
    }

    private static Points points(List<TrackPoint> track, MatchedTrack matched, long start) {
        return new Points(
                track.stream().mapToLong(point -> point.at() - start).toArray(),
                track.stream().mapToDouble(point -> degrees(point.lon())).toArray(),
                track.stream().mapToDouble(point -> degrees(point.lat())).toArray(),
                Arrays.stream(matched.metresAway())
                        .mapToObj(metres -> Double.isNaN(metres) ? null : Math.round(metres * 10) / 10.0)
                        .toList(),
                matched.piece());
    }

    private static double degrees(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
