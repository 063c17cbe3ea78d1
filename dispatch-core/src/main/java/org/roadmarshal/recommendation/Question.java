package org.roadmarshal.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.unit.Unit;

/**
 * What the database knows about an incident and those who could go there.
 *
 * @param needs what the category asks for
 * @param facts by unit
 */
record Question(
        int org, Incident incident, Set<String> needs, List<Unit> units, Map<Long, UnitFacts> facts, Instant now) {
    private static final UnitFacts NOTHING = new UnitFacts(0, null, Set.of());

    UnitFacts factsOf(Unit unit) {
        return facts.getOrDefault(unit.id(), NOTHING);
    }

    Duration onDuty(Unit unit) {
        Instant since = factsOf(unit).dutySince();
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }
}
