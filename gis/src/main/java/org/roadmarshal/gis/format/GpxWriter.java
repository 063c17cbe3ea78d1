package org.roadmarshal.gis.format;

import java.time.Instant;
import org.roadmarshal.gis.track.Driven;
import org.roadmarshal.gis.track.TrackPoint;

/** GPX 1.1: one track, with a new segment after each gap. Speed and course stand in Garmin's extension, which most programs know. */
final class GpxWriter implements TrackText {
    private static final double KMH_PER_MS = 3.6;

    private final String name;
    private TrackPoint last;

    GpxWriter(String name) {
        this.name = name;
    }

    @Override
    public String head() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <gpx version="1.1" creator="Roadmarshal" xmlns="http://www.topografix.com/GPX/1/1" \
                xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
                <trk><name>%s</name><trkseg>
                """.formatted(escaped(name));
    }

    @Override
    public void point(TrackPoint point, StringBuilder out) {
        if (last != null && Driven.isGap(last, point)) {
            out.append("</trkseg><trkseg>\n");
        }
        last = point;
        out.append("<trkpt lat=\"").append(Decimals.of(point.lat()));
        out.append("\" lon=\"").append(Decimals.of(point.lon())).append("\">");
        element(out, "ele", point.altitudeM());
        out.append("<time>").append(Instant.ofEpochMilli(point.at())).append("</time>");
        if (point.speedKmh() != null || point.courseDeg() != null) {
            out.append("<extensions><gpxtpx:TrackPointExtension>");
            element(out, "gpxtpx:speed", point.speedKmh() == null ? null : point.speedKmh() / KMH_PER_MS);
            element(out, "gpxtpx:course", point.courseDeg());
            out.append("</gpxtpx:TrackPointExtension></extensions>");
        }
        out.append("</trkpt>\n");
    }

    private static void element(StringBuilder out, String name, Double value) {
        if (value != null) {
            out.append('<').append(name).append('>').append(Decimals.of(value));
            out.append("</").append(name).append('>');
        }
    }

    @Override
    public String tail() {
        return "</trkseg></trk>\n</gpx>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
