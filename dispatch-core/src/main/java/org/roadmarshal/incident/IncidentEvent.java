package org.roadmarshal.incident;

import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to incidents. */
public sealed interface IncidentEvent {
    Incident incident();

    String kind();

    default Map<String, Object> data() {
        return Map.of("incident", incident());
    }

    default Entry entry() {
        return new Entry(
                kind(),
                "incident",
                incident().id(),
                incident().version(),
                incident().agency().id(),
                null,
                null,
                data());
    }

    record Created(Incident incident) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident.created";
        }
    }

    record Changed(Incident incident) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident.changed";
        }
    }

    record Noted(Incident incident, String note) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident.noted";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("incident", incident, "note", note);
        }
    }

    /** Whoever was planned for it was not free when its time came. */
    record UnitBusy(Incident incident, String callsign) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident.unit_busy";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("incident", incident, "callsign", callsign);
        }
    }

    /** Another report of the same thing was merged into it. */
    record Merged(Incident incident, long duplicate) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident.merged";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("incident", incident, "duplicate", duplicate);
        }
    }

    /** A part of it became an incident of its own. */
    record Split(Incident incident, long part) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident.split";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("incident", incident, "part", part);
        }
    }

    /** Closed or cancelled, as its state says. */
    record Ended(Incident incident) implements IncidentEvent {
        @Override
        public String kind() {
            return "incident." + incident.state().code();
        }
    }
}
