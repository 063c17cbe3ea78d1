package org.roadmarshal.device.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.position.Fix;

/** Reads a fix out of the query string that OsmAnd and Traccar Client send. What it does not know it passes over. */
public final class OsmandQuery {
    /** A knot is a nautical mile, 1852 m, an hour. */
    private static final double KMH_A_KNOT = 1.852;

    private OsmandQuery() {}

    /**
     * @param now the time of a fix that tells none
     * @throws DispatchException VALIDATION
     */
    public static Fix read(Map<String, String> query, Instant now) {
        Double knots = number(query, "speed");
        Double bearing = number(query, "bearing");
        return new Fix(
                time(query.get("timestamp"), now),
                needed(query, "lon"),
                needed(query, "lat"),
                knots == null || knots < 0 ? null : Math.round(knots * KMH_A_KNOT * 100) / 100.0,
                // -1 is what a phone says that stands still.
                bearing == null || bearing < 0 ? null : bearing,
                number(query, "altitude"),
                number(query, "accuracy"));
    }

    private static Instant time(String text, Instant now) {
        if (text == null) {
            return now;
        }
        try {
            if (text.matches("\\d{1,16}")) {
                long number = Long.parseLong(text);
                // Seconds have ten digits until the year 2286, milliseconds thirteen.
                return text.length() <= 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            // A plus that nobody escaped arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new DispatchException(
                    ErrorCode.VALIDATION, "timestamp is neither Unix time nor RFC 3339: " + text, e);
        }
    }

    private static double needed(Map<String, String> query, String name) {
        Double value = number(query, name);
        if (value == null) {
            throw DispatchException.invalid(name + " is missing");
        }
        return value;
    }

    private static Double number(Map<String, String> query, String name) {
        String text = query.get(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, name + " is not a number: " + text, e);
        }
        throw DispatchException.invalid(name + " is not a finite number: " + text);
    }
}
