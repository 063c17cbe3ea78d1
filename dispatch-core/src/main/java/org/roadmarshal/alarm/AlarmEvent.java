package org.roadmarshal.alarm;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.kernel.Named;

/**
 * What happens to an alarm.
 *
 * @param verb of the fact
 * @param deviceAt when the sender's own clock says it happened, or null
 */
public record AlarmEvent(Verb verb, Alarm alarm, Instant deviceAt) {
    public enum Verb {
        RAISED,
        REPEATED,
        ACKNOWLEDGED,
        SHELVED,
        UNSHELVED,
        /** Its cause is over, but nobody has seen it yet. */
        ENDED,
        CLEARED
    }

    public AlarmEvent(Verb verb, Alarm alarm) {
        this(verb, alarm, null);
    }

    public Entry entry() {
        Named unit = alarm.unit();
        return new Entry(
                "alarm." + verb.name().toLowerCase(Locale.ROOT),
                "alarm",
                alarm.id(),
                alarm.version(),
                alarm.agency().id(),
                unit == null ? null : unit.id(),
                deviceAt,
                Map.of("alarm", alarm));
    }
}
