package org.roadmarshal.intake;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * All that the public may know of an issue.
 *
 * @param place blurred
 * @param near the road and the kilometre, such as G101 K480; null where that is not known
 * @param text what a moderator wrote; null before anything was released
 * @param photos ids of released ones
 * @param agency who answers for it
 * @param limitDays working days in which its like is removed; null where it is in hours
 * @param limitHours of working time; null where it is in days
 */
public record PublicIssue(
        long id,
        String category,
        String categoryName,
        String categoryNameEn,
        PublicState state,
        Location place,
        String near,
        String text,
        List<Long> photos,
        String agency,
        Integer limitDays,
        Integer limitHours,
        Instant foundAt,
        Instant updatedAt,
        Instant dueAt) {}
