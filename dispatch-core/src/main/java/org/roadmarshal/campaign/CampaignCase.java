package org.roadmarshal.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * An issue behind a figure, with what of it counts there.
 *
 * @param photos how many
 * @param chosen whether somebody decided that it belongs
 */
public record CampaignCase(
        long id,
        String sourceNumber,
        String category,
        IssueState state,
        Named agency,
        Named township,
        String route,
        String stake,
        RoadSide side,
        Instant foundAt,
        Instant closedAt,
        Location location,
        int photos,
        boolean chosen,
        List<Counted> quantities) {

    /** @param share which part of it counts: less than 1 where an earlier issue has some of it already */
    public record Counted(
            QuantityUnit unit, BigDecimal found, BigDecimal removed, BigDecimal verified, BigDecimal share) {
        public Counted {
            found = Amounts.plain(found);
            removed = Amounts.plain(removed);
            verified = Amounts.plain(verified);
            share = Amounts.plain(share);
        }
    }
}
