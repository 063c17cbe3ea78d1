package org.roadmarshal.review;

import java.time.Duration;
import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;

/** Of which tasks; null does not restrict. @param agencyId it and all below it @param hour of the city's day, 0 to 23 */
public record KpiFilter(Instant from, Instant to, Long agencyId, String category, Integer hour) {
    private static final Duration LONGEST = Duration.ofDays(366);

    public KpiFilter {
        if (!from.isBefore(to)) {
            throw DispatchException.invalid("from must lie before to");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw DispatchException.invalid("At most 366 days");
        }
    }
}
