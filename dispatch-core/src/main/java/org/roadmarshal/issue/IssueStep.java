package org.roadmarshal.issue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * A step that somebody wants an issue to take.
 *
 * @param reason required to reject, return and rework, else null
 * @param agencyId the lead; required to dispatch, else null
 * @param dueAt for dispatch; by the category's limit where null
 * @param photoIds of the place as it is now; null for none
 * @param quantities removed when reporting done, verified when closing; as expected where null
 * @param deviceTime by the phone's clock, or null
 * @param location where the actor stood, or null
 */
public record IssueStep(
        IssueAction action,
        String reason,
        Long agencyId,
        Instant dueAt,
        List<Long> photoIds,
        List<Amount> quantities,
        Instant deviceTime,
        Location location) {
    public IssueStep {
        photoIds = photoIds == null ? List.of() : List.copyOf(photoIds);
        quantities = quantities == null ? List.of() : List.copyOf(quantities);
    }

    /** How much of one line of the ledger. */
    public record Amount(QuantityUnit unit, BigDecimal amount) {}
}
