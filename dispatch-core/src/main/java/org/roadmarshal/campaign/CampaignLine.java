package org.roadmarshal.campaign;

import java.math.BigDecimal;
import org.roadmarshal.issue.QuantityUnit;

/**
 * One line of a campaign's ledger.
 *
 * @param issues how many are measured in this unit
 * @param verified how much a verifier saw gone
 * @param doubled how much of what was written down as found is left out, for an earlier issue has it already
 * @param target null where there is none, and in the lines of groups
 */
public record CampaignLine(
        String category,
        QuantityUnit unit,
        int issues,
        BigDecimal found,
        BigDecimal removed,
        BigDecimal verified,
        BigDecimal doubled,
        BigDecimal target) {
    public CampaignLine {
        found = Amounts.plain(found);
        removed = Amounts.plain(removed);
        verified = Amounts.plain(verified);
        doubled = Amounts.plain(doubled);
        target = Amounts.plain(target);
    }

    public CampaignLine plus(CampaignLine other) {
        return new CampaignLine(
                category,
                unit,
                issues + other.issues,
                found.add(other.found),
                removed.add(other.removed),
                verified.add(other.verified),
                doubled.add(other.doubled),
                target);
    }

    public CampaignLine towards(BigDecimal wanted) {
        return new CampaignLine(category, unit, issues, found, removed, verified, doubled, wanted);
    }

    public static CampaignLine none(String category, QuantityUnit unit) {
        BigDecimal zero = BigDecimal.ZERO;
        return new CampaignLine(category, unit, 0, zero, zero, zero, zero, null);
    }
}
