package org.roadmarshal.campaign;

import java.time.Instant;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.kernel.Named;

/**
 * An issue of a rate.
 *
 * @param extensions how often it was given more time
 * @param counted whether it is in the numerator
 */
public record AssessedIssue(
        long id,
        String sourceNumber,
        String category,
        IssueState state,
        Named agency,
        Named township,
        String route,
        String stake,
        Instant foundAt,
        Instant dueAt,
        Instant closedAt,
        int reworkCount,
        int extensions,
        boolean counted) {}
