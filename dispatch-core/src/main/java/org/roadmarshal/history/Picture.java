package org.roadmarshal.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.track.Whereabouts;

/**
 * Everything as it stood at an instant.
 *
 * @param unrecordedUnits units of today of which nobody knows what they did then
 * @param truncated whether there was more than is told
 */
public record Picture(
        Instant at,
        List<Entry> units,
        List<Entry> incidents,
        List<Entry> tasks,
        List<Entry> alarms,
        List<Entry> issues,
        List<Entry> fences,
        List<Entry> closures,
        List<Whereabouts> positions,
        int unrecordedUnits,
        boolean truncated) {

    /** A subject's whole REST form as it was told then. */
    public record Entry(@JsonValue @JsonRawValue String json) {}
}
