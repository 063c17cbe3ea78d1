package org.roadmarshal.station;

import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to stations. */
public sealed interface StationEvent {
    Station station();

    String kind();

    /** For everybody of the org, as the map is. */
    default Entry entry() {
        return new Entry(
                kind(), "station", station().id(), station().version(), null, null, null, Map.of("station", station()));
    }

    record Created(Station station) implements StationEvent {
        @Override
        public String kind() {
            return "station.created";
        }
    }

    record Changed(Station station) implements StationEvent {
        @Override
        public String kind() {
            return "station.changed";
        }
    }
}
