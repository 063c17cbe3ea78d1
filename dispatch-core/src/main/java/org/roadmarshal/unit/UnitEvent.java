package org.roadmarshal.unit;

import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to units. */
public sealed interface UnitEvent {
    Unit unit();

    String kind();

    default Entry entry() {
        return new Entry(
                kind(),
                "unit",
                unit().id(),
                unit().version(),
                unit().agency().id(),
                unit().id(),
                null,
                Map.of("unit", unit()));
    }

    record Created(Unit unit) implements UnitEvent {
        @Override
        public String kind() {
            return "unit.created";
        }
    }

    record Changed(Unit unit) implements UnitEvent {
        @Override
        public String kind() {
            return "unit.changed";
        }
    }
}
