package org.roadmarshal.campaign;

import java.math.BigDecimal;
import org.roadmarshal.issue.QuantityUnit;

/** How much of a category shall be verified as gone. */
public record CampaignTarget(String category, QuantityUnit unit, BigDecimal amount) {
    public CampaignTarget {
        amount = Amounts.plain(amount);
    }
}
