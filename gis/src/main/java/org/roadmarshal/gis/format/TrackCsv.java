package org.roadmarshal.gis.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * Our CSV of a track: {@code time,lon,lat} and, where known, {@code speedKmh,courseDeg,altitudeM,accuracyM}. The time is
 * RFC 3339 with an offset. Written with a byte order mark, without which Excel takes UTF-8 for something else.
 */
final class TrackCsv implements TrackText {
    private static final String COLUMNS = "time,lon,lat,speedKmh,courseDeg,altitudeM,accuracyM";

    static void read(byte[] bytes, TrackFile.Draft draft) {
        CsvTable.each(
                bytes,
                row -> {
                    try {
                        draft.take(row.number(), point(row));
                    } catch (FormatException e) {
                        draft.refuse(row.number(), e.what());
                    }
                },
                (reason, row) -> draft.refuse(row, reason),
                "time",
                "lon",
                "lat");
    }

    private static TrackPoint point(CsvRow row) {
        return new TrackPoint(
                time(row),
                row.number("lon"),
                row.number("lat"),
                row.numberOrNull("speedKmh"),
                row.numberOrNull("courseDeg"),
                row.numberOrNull("altitudeM"),
                row.numberOrNull("accuracyM"));
    }

    private static long time(CsvRow row) {
        try {
            return OffsetDateTime.parse(row.text("time")).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw row.fault("time", "must be such as 2026-11-24T08:00:00+08:00, not " + row.text("time"));
        }
    }

    @Override
    public String head() {
        return "\uFEFF" + COLUMNS + "\r\n";
    }

    @Override
    public void point(TrackPoint point, StringBuilder out) {
        out.append(Instant.ofEpochMilli(point.at()));
        for (Double value : new Double[] {
            point.lon(), point.lat(), point.speedKmh(), point.courseDeg(), point.altitudeM(), point.accuracyM()
        }) {
            out.append(',').append(value == null ? "" : Decimals.of(value));
        }
        out.append("\r\n");
    }

    @Override
    public String tail() {
        return "";
    }
}
