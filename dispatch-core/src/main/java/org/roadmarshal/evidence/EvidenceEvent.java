package org.roadmarshal.evidence;

import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to evidence: it is kept, and nothing else ever. */
public sealed interface EvidenceEvent {
    Entry entry();

    /**
     * A voice note is another subject than a photo: it is for its crew and their centre alone.
     *
     * @param agencyId the agency whose people may see it
     * @param unitId the sender's unit, or null
     */
    record Kept(Evidence evidence, long agencyId, Long unitId) implements EvidenceEvent {
        @Override
        public Entry entry() {
            String subject = evidence.contentType().startsWith("audio/") ? "recording" : "evidence";
            return new Entry(
                    subject + ".kept",
                    subject,
                    evidence.id(),
                    1,
                    agencyId,
                    unitId,
                    evidence.capturedAt(),
                    Map.of(subject, evidence));
        }
    }
}
