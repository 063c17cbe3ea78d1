package org.roadmarshal.recommendation;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * What was recommended, as it was shown, and what became of it.
 *
 * @param closures how many were heeded
 * @param choices the units that were sent on it
 */
public record Recommendation(
        long id,
        long incidentId,
        Named askedBy,
        Instant askedAt,
        Basis basis,
        int closures,
        List<Candidate> candidates,
        List<Choice> choices) {

    /**
     * A unit that was sent.
     *
     * @param rank among the suitable ones, from 1; null where it was left out
     * @param reason why not the first; null where it was
     */
    public record Choice(long taskId, long unitId, Integer rank, WhyNotFirst reason, String note) {}
}
