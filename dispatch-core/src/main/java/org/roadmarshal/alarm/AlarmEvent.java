package org.roadmarshal.alarm;

import java.time.Instant;
import java.util.Map;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.kernel.Named;

/** What happens to alarms. */
public sealed interface AlarmEvent {
    Alarm alarm();

    String kind();

    Instant deviceAt();

    default Entry entry() {
        Named unit = alarm().unit();
        return new Entry(
                kind(),
                "alarm",
                alarm().id(),
                alarm().version(),
                alarm().agency().id(),
                unit == null ? null : unit.id(),
                deviceAt(),
                Map.of("alarm", alarm()));
    }

    record Raised(Alarm alarm, Instant deviceAt) implements AlarmEvent {
        @Override
        public String kind() {
            return "alarm.raised";
        }
    }

    record Acknowledged(Alarm alarm) implements AlarmEvent {
        @Override
        public String kind() {
            return "alarm.acknowledged";
        }

        @Override
        public Instant deviceAt() {
            return null;
        }
    }
}
