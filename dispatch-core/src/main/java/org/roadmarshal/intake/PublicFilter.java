package org.roadmarshal.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Which of the issues that the public may know of; null asks for all.
 *
 * @param reported also those that came by Open311 and of which nothing was released: how far they are is public, what they say is not
 * @param from found at or after
 * @param to found at or before
 * @param before only ids below this
 */
public record PublicFilter(
        boolean reported,
        Collection<Long> ids,
        Collection<String> categories,
        Boolean open,
        Instant from,
        Instant to,
        Long before,
        int limit,
        long offset) {
    /** What is released, newest first. */
    public static PublicFilter released(String category, Boolean open, long before, int limit) {
        return new PublicFilter(
                false, null, category == null ? null : List.of(category), open, null, null, before, limit, 0);
    }

    public static PublicFilter only(Collection<Long> ids) {
        return new PublicFilter(true, ids, null, null, null, null, null, ids.size(), 0);
    }
}
