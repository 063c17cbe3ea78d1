package org.roadmarshal.gis.format;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roadmarshal.gis.track.Driven;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * GeoJSON (RFC 7946): a track as lines of at most {@value #POINTS} points, the next one beginning where the one before ended
 * unless there is a gap. The property {@code times} has a time, {@code speedsKmh} a speed or null, for each point.
 */
final class GeoJsonTrack implements TrackText {
    private static final int POINTS = 1_000;

    private final String quoted;
    private final List<TrackPoint> line = new ArrayList<>();
    private boolean begun;

    GeoJsonTrack(String name) {
        this.quoted = "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\"";
    }

    @Override
    public String head() {
        return "{\"type\":\"FeatureCollection\",\"features\":[";
    }

    @Override
    public void point(TrackPoint point, StringBuilder out) {
        if (!line.isEmpty()) {
            TrackPoint last = line.get(line.size() - 1);
            boolean gap = Driven.isGap(last, point);
            if (gap || line.size() == POINTS) {
                write(out);
                line.clear();
                if (!gap) {
                    line.add(last);
                }
            }
        }
        line.add(point);
    }

    @Override
    public String tail() {
        StringBuilder out = new StringBuilder();
        if (!line.isEmpty()) {
            write(out);
        }
        return out.append("\n]}\n").toString();
    }

    private void write(StringBuilder out) {
        out.append(begun ? ",\n" : "\n");
        begun = true;
        String places = joined("[%s]", point -> Decimals.of(point.lon()) + "," + Decimals.of(point.lat()));
        out.append("{\"type\":\"Feature\",\"geometry\":{\"type\":\"");
        // A line has two points; one alone is a point.
        out.append(
                line.size() == 1
                        ? "Point\",\"coordinates\":" + places
                        : "LineString\",\"coordinates\":[" + places + "]");
        out.append("},\"properties\":{\"name\":").append(quoted);
        out.append(",\"times\":[")
                .append(joined(
                        "\"%s\"", point -> Instant.ofEpochMilli(point.at()).toString()));
        out.append("],\"speedsKmh\":[");
        out.append(joined("%s", point -> point.speedKmh() == null ? "null" : Decimals.of(point.speedKmh())));
        out.append("]}}");
    }

    private String joined(String form, Function<TrackPoint, String> value) {
        return line.stream().map(point -> form.formatted(value.apply(point))).collect(Collectors.joining(","));
    }
}
