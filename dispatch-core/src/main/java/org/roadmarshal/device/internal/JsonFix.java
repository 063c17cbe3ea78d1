package org.roadmarshal.device.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.position.Fix;

/** Reads a fix of our own JSON: the fields of the API's {@code Fix}. What it does not know it passes over. */
public final class JsonFix {
    private JsonFix() {}

    /** @throws DispatchException VALIDATION */
    public static Fix read(JsonNode message) {
        JsonFields fields = new JsonFields(message);
        Location place = new Location(fields.needed("lon"), fields.needed("lat"));
        return new Fix(
                time(fields.text("time")),
                place.lon(),
                place.lat(),
                fields.positive("speedKmh"),
                fields.positive("courseDeg"),
                fields.number("altitudeM"),
                fields.positive("accuracyM"));
    }

    private static Instant time(String text) {
        if (text == null) {
            throw DispatchException.invalid("time is missing");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "time is not RFC 3339: " + text, e);
        }
    }
}
