package org.roadmarshal.device.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.position.Fix;

/** Reads what the OwnTracks app sends, over HTTP or MQTT: <a href="https://owntracks.org/booklet/tech/json/">its booklet</a>. */
public final class OwnTracks {
    private OwnTracks() {}

    /** Whether this JSON is of OwnTracks: it says what it is. */
    public static boolean wrote(JsonNode message) {
        return message.hasNonNull("_type");
    }

    /**
     * @return empty for what is no location: transitions, waypoints, cards
     * @throws DispatchException VALIDATION
     */
    public static Optional<Fix> read(JsonNode message) {
        if (!message.path("_type").asText().equals("location")) {
            return Optional.empty();
        }
        JsonFields fields = new JsonFields(message);
        Location place = new Location(fields.needed("lon"), fields.needed("lat"));
        double seconds = fields.needed("tst");
        if (!(seconds >= 0 && seconds < 1e11)) {
            throw DispatchException.invalid("tst is Unix time in seconds, not " + message.get("tst"));
        }
        return Optional.of(new Fix(
                Instant.ofEpochMilli(Math.round(seconds * 1000)),
                place.lon(),
                place.lat(),
                // -1 is what a phone says that does not know.
                fields.positive("vel"),
                fields.positive("cog"),
                fields.number("alt"),
                fields.positive("acc")));
    }
}
