package org.roadmarshal.gis.format;

import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * What somebody's track file says, in the order of the file, and what is wrong with the rest of it.
 *
 * @param lines that were understood
 * @param faults that were not
 */
public record TrackFile(List<Line> lines, List<Fault> faults) {
    /** More fixes than a receiver writes in a day at one a second. */
    public static final int MOST_LINES = 100_000;

    /** @param row of the file, counted from 1, where it stands */
    public record Line(long row, TrackPoint point) {}

    /** @param reason for the person who brought the file */
    public record Fault(long row, String reason) {}

    /**
     * Reads GPX, NMEA 0183 or our CSV, whichever it is by its beginning.
     *
     * @throws FormatException where the whole file is none of them, or has more than {@link #MOST_LINES}
     */
    public static TrackFile read(byte[] bytes) {
        Draft draft = new Draft();
        switch (beginning(bytes)) {
            case '<' -> GpxReader.read(bytes, draft);
            case '$', '!' -> NmeaReader.read(bytes, draft);
            default -> TrackCsv.read(bytes, draft);
        }
        return new TrackFile(List.copyOf(draft.lines), List.copyOf(draft.faults));
    }

    private static char beginning(byte[] bytes) {
        for (byte one : bytes) {
            // Past a byte order mark and blanks.
            if (one > ' ') {
                return (char) one;
            }
        }
        throw new FormatException("the file is empty", "");
    }

    /** What the readers fill. */
    static final class Draft {
        private final List<Line> lines = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        void take(long row, TrackPoint point) {
            var fault = Viewport.WORLD.fault(point.lon(), point.lat());
            if (fault.isPresent()) {
                refuse(row, fault.get());
            } else if (point.speedKmh() != null && point.speedKmh() < 0) {
                refuse(row, "the speed is below zero: " + point.speedKmh());
            } else {
                lines.add(new Line(row, point));
                full();
            }
        }

        void refuse(long row, String reason) {
            faults.add(new Fault(row, reason));
            full();
        }

        private void full() {
            if (lines.size() + faults.size() > MOST_LINES) {
                throw new FormatException("the file has more than " + MOST_LINES + " lines; divide it", "");
            }
        }
    }
}
