package org.roadmarshal.evidence;

import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to evidence: it is kept, and nothing else ever. */
public sealed interface EvidenceEvent {
    Entry entry();

    /** @param agencyId the agency whose people may see it */
    record Kept(Evidence evidence, long agencyId) implements EvidenceEvent {
        @Override
        public Entry entry() {
            return new Entry(
                    "evidence.kept",
                    "evidence",
                    evidence.id(),
                    1,
                    agencyId,
                    null,
                    evidence.capturedAt(),
                    Map.of("evidence", evidence));
        }
    }
}
