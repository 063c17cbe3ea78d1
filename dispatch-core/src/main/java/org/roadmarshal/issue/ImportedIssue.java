package org.roadmarshal.issue;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * An issue that was recorded elsewhere.
 *
 * @param sourceNumber its number there, by which it is imported once; required
 * @param category code of a category of the org
 * @param state where it stands; its way there is not known here. None is merged or parked
 * @param route such as G101, or null
 * @param stake such as K123+450, or null
 * @param quantities the ledger as it stands; removed and verified where that is known
 * @param description or null
 * @param agencyCode the lead; null for the squad in whose area it lies
 * @param townshipCode or null
 * @param closedAt when a closed one was closed; null where that is not known
 */
public record ImportedIssue(
        String sourceNumber,
        String category,
        IssueState state,
        Location location,
        String route,
        String stake,
        RoadSide side,
        List<Quantity> quantities,
        Instant foundAt,
        String description,
        String agencyCode,
        String townshipCode,
        Instant closedAt) {
    /** One of which nobody knows when it was closed, if it was. */
    public ImportedIssue(
            String sourceNumber,
            String category,
            IssueState state,
            Location location,
            String route,
            String stake,
            RoadSide side,
            List<Quantity> quantities,
            Instant foundAt,
            String description,
            String agencyCode,
            String townshipCode) {
        this(
                sourceNumber,
                category,
                state,
                location,
                route,
                stake,
                side,
                quantities,
                foundAt,
                description,
                agencyCode,
                townshipCode,
                null);
    }
}
