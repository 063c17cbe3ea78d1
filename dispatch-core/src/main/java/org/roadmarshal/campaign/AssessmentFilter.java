package org.roadmarshal.campaign;

import java.time.Duration;
import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;

/**
 * Of which issues; null does not restrict.
 *
 * @param from when found, inclusive
 * @param to exclusive
 * @param agencyId the lead or one above it
 * @param townshipId it, or a county of it
 */
public record AssessmentFilter(
        Instant from, Instant to, Long agencyId, String category, String route, Long townshipId) {
    private static final Duration LONGEST = Duration.ofDays(1_100);

    public AssessmentFilter {
        if (!from.isBefore(to)) {
            throw DispatchException.invalid("from must lie before to");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw DispatchException.invalid("At most 1100 days");
        }
    }
}
