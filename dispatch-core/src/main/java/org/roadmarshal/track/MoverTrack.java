package org.roadmarshal.track;

import java.util.List;
import org.roadmarshal.gis.track.SimpleTrack;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.position.Mover;

/**
 * A simple track in columns, one value a point: a tenth of what it would be as objects.
 *
 * @param fixes of which it was made
 * @param errorM how far it is off at most, at any time, metres
 * @param time ms since the start of the span that was asked for
 * @param lon degrees, to a decimetre
 * @param speedKmh as told, or null
 * @param afterGap the indexes of points before which nobody knows where it was
 */
public record MoverTrack(
        Mover.Kind kind,
        long id,
        String name,
        long fixes,
        double errorM,
        long[] time,
        double[] lon,
        double[] lat,
        List<Double> speedKmh,
        int[] afterGap) {

    static MoverTrack of(Mover mover, Named named, Span span, SimpleTrack track) {
        List<TrackPoint> points = track.points();
        long from = span.from().toEpochMilli();
        return new MoverTrack(
                mover.kind(),
                mover.id(),
                named.name(),
                track.fixes(),
                Math.round(track.errorM() * 10) / 10.0,
                points.stream().mapToLong(point -> point.at() - from).toArray(),
                points.stream().mapToDouble(point -> degrees(point.lon())).toArray(),
                points.stream().mapToDouble(point -> degrees(point.lat())).toArray(),
                points.stream().map(TrackPoint::speedKmh).toList(),
                track.afterGap().stream().toArray());
    }

    private static double degrees(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
