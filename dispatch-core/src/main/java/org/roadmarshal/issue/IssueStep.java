package org.roadmarshal.issue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * A step that somebody wants an issue to take. What an action does not ask for is null.
 *
 * @param reason why; of asking to park it, what is waited for
 * @param agencyId the lead, to dispatch; which co-unit, to countersign, refuse, excuse or insist
 * @param coAgencyIds who takes part, to dispatch; null for nobody
 * @param dueAt the day that the dispatcher sets, or that an extension asks for
 * @param parentId what to merge it into
 * @param noDuplicate to file: the desk has looked, and it is none
 * @param offRoute to file: it lies at no stake mark
 * @param unplacedSeen to close: the verifier answers for the photos, the lead's and their own, that do not say where they
 *     were taken
 * @param photoIds of the place as it is now, or what supports a request; null for none
 * @param quantities removed when reporting done, verified when closing; as expected where null
 * @param deviceTime by the phone's clock, or null
 * @param location where the actor stood, or null
 */
public record IssueStep(
        IssueAction action,
        String reason,
        Long agencyId,
        List<Long> coAgencyIds,
        Instant dueAt,
        Long parentId,
        boolean noDuplicate,
        boolean offRoute,
        boolean unplacedSeen,
        List<Long> photoIds,
        List<Amount> quantities,
        Instant deviceTime,
        Location location) {
    public IssueStep {
        coAgencyIds = coAgencyIds == null ? List.of() : List.copyOf(coAgencyIds);
        photoIds = photoIds == null ? List.of() : List.copyOf(photoIds);
        quantities = quantities == null ? List.of() : List.copyOf(quantities);
    }

    /** How much of one line of the ledger. */
    public record Amount(QuantityUnit unit, BigDecimal amount) {}
}
