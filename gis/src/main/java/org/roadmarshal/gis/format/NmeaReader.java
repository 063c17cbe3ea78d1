package org.roadmarshal.gis.format;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * NMEA 0183 as receivers log it: RMC tells place, speed, course and date, GGA the altitude; the sentences of one second belong
 * together whatever their order. Every sentence must have its checksum. Other sentences are passed over.
 */
final class NmeaReader {
    private static final Pattern SENTENCE = Pattern.compile("[$!]([A-Z]{2,3}[A-Z]{3},[^*]*)\\*([0-9A-Fa-f]{2})");
    private static final double KMH_A_KNOT = 1.852;

    private final TrackFile.Draft draft;
    private LocalDate date;
    private Epoch epoch;

    private NmeaReader(TrackFile.Draft draft) {
        this.draft = draft;
    }

    /** The sentences of one moment. @param row of the first of them */
    private record Epoch(
            long row, LocalTime time, double lon, double lat, Double kmh, Double course, Double altitude) {}

    static void read(byte[] bytes, TrackFile.Draft draft) {
        NmeaReader reader = new NmeaReader(draft);
        long row = 0;
        for (String line : new String(bytes, StandardCharsets.US_ASCII).split("\r?\n|\r")) {
            row++;
            if (!line.isBlank()) {
                try {
                    reader.sentence(row, line.strip());
                } catch (FormatException e) {
                    draft.refuse(row, e.what());
                } catch (DateTimeException | NumberFormatException e) {
                    draft.refuse(row, "a value cannot be read: " + e.getMessage());
                } catch (ArrayIndexOutOfBoundsException e) {
                    draft.refuse(row, "the sentence is cut off");
                }
            }
        }
        reader.flush();
    }

    private void sentence(long row, String line) {
        Matcher matcher = SENTENCE.matcher(line);
        if (!matcher.matches()) {
            throw new FormatException("no NMEA sentence with a checksum", "");
        }
        int sum = matcher.group(1).chars().reduce(0, (one, other) -> one ^ other);
        if (sum != Integer.parseInt(matcher.group(2), 16)) {
            throw new FormatException("the checksum should be %02X".formatted(sum), "");
        }
        String[] fields = matcher.group(1).split(",", -1);
        if (fields[0].endsWith("RMC")) {
            recommended(row, fields);
        } else if (fields[0].endsWith("GGA")) {
            fixData(row, fields);
        }
    }

    private void recommended(long row, String[] fields) {
        if (!fields[2].equals("A")) {
            throw new FormatException("the receiver had no position", "");
        }
        LocalTime time = time(fields[1]);
        Double knots = number(fields[7]);
        LocalDate day = date(fields[9]);
        Epoch now = at(row, time, degrees(fields[5], fields[6]), degrees(fields[3], fields[4]));
        date = day;
        epoch = new Epoch(
                now.row,
                time,
                now.lon,
                now.lat,
                knots == null ? null : knots * KMH_A_KNOT,
                number(fields[8]),
                now.altitude);
    }

    private void fixData(long row, String[] fields) {
        if (fields[6].isEmpty() || fields[6].equals("0")) {
            throw new FormatException("the receiver had no position", "");
        }
        LocalTime time = time(fields[1]);
        Double altitude = number(fields[9]);
        Epoch now = at(row, time, degrees(fields[4], fields[5]), degrees(fields[2], fields[3]));
        epoch = new Epoch(now.row, time, now.lon, now.lat, now.kmh, now.course, altitude);
    }

    /** The epoch of this time: the one that goes on, or a new one after the one before is told. */
    private Epoch at(long row, LocalTime time, double lon, double lat) {
        if (epoch != null && epoch.time.equals(time)) {
            return epoch;
        }
        LocalTime before = epoch == null ? null : epoch.time;
        flush();
        if (date != null && before != null && time.isBefore(before)) {
            // Past midnight; an RMC that follows says so itself.
            date = date.plusDays(1);
        }
        return new Epoch(row, time, lon, lat, null, null, null);
    }

    private void flush() {
        if (epoch != null && date == null) {
            draft.refuse(epoch.row, "no RMC before it tells the date");
        } else if (epoch != null) {
            long at = epoch.time.atDate(date).toInstant(ZoneOffset.UTC).toEpochMilli();
            draft.take(
                    epoch.row, new TrackPoint(at, epoch.lon, epoch.lat, epoch.kmh, epoch.course, epoch.altitude, null));
        }
        epoch = null;
    }

    /** {@code hhmmss.sss}, UTC. */
    private static LocalTime time(String text) {
        return LocalTime.of(two(text, 0), two(text, 2), two(text, 4))
                .with(
                        ChronoField.MILLI_OF_SECOND,
                        text.length() > 6 ? Math.round(Double.parseDouble("0" + text.substring(6)) * 1_000) : 0);
    }

    /** {@code ddmmyy}. */
    private static LocalDate date(String text) {
        return LocalDate.of(2000 + two(text, 4), two(text, 2), two(text, 0));
    }

    private static int two(String text, int from) {
        if (text.length() < from + 2) {
            throw new FormatException("a time or date is cut off: " + text, "");
        }
        return Integer.parseInt(text.substring(from, from + 2));
    }

    /** {@code dddmm.mmmm} and its hemisphere. */
    private static double degrees(String text, String hemisphere) {
        double value = Double.parseDouble(text);
        double whole = Math.floor(value / 100);
        double degrees = whole + (value - whole * 100) / 60;
        return switch (hemisphere) {
            case "N", "E" -> degrees;
            case "S", "W" -> -degrees;
            default -> throw new FormatException("no hemisphere: " + hemisphere, "");
        };
    }

    private static Double number(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[+-]?\\d*\\.?\\d+")) {
            throw new FormatException("no number: " + text, "");
        }
        return Double.valueOf(text);
    }
}
