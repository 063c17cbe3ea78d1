package org.roadmarshal.intake;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * An issue as a moderator looks at it.
 *
 * @param state of the issue
 * @param photoIds its evidence, before-photos first
 * @param release what was decided; null before
 */
public record ModerationCase(
        long issueId,
        String category,
        String state,
        String source,
        String description,
        String route,
        String stake,
        String address,
        Location location,
        Named agency,
        Instant foundAt,
        List<Long> photoIds,
        Release release) {}
