package org.roadmarshal.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.roadmarshal.issue.QuantityUnit;

/**
 * What came to a campaign's ledger day by day; days without anything are left out.
 *
 * @param category null for all
 * @param unit null where issues are counted
 */
public record CampaignProgress(String category, QuantityUnit unit, List<Day> days) {
    /** What was found, reported removed and verified on the day. */
    public record Day(LocalDate day, BigDecimal found, BigDecimal removed, BigDecimal verified) {
        public Day {
            found = Amounts.plain(found);
            removed = Amounts.plain(removed);
            verified = Amounts.plain(verified);
        }
    }
}
