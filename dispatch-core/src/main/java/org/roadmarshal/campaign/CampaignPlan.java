package org.roadmarshal.campaign;

import java.time.LocalDate;
import java.util.List;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Text;

/**
 * A campaign as somebody wants it.
 *
 * @param state null for planned
 * @param territory null for everywhere
 * @param targets null for none
 */
public record CampaignPlan(
        String name,
        String nameEn,
        CampaignState state,
        LocalDate startsOn,
        LocalDate endsOn,
        long agencyId,
        List<String> categories,
        CampaignTerritory territory,
        List<CampaignTarget> targets) {
    private static final int LONGEST_DAYS = 731;

    public CampaignPlan {
        name = Text.stripped("name", name);
        nameEn = Text.stripped("nameEn", nameEn);
        state = state == null ? CampaignState.PLANNED : state;
        territory = territory == null ? CampaignTerritory.EVERYWHERE : territory;
        categories = List.copyOf(categories);
        targets = targets == null ? List.of() : List.copyOf(targets);
        if (startsOn.getYear() < 1990 || endsOn.isBefore(startsOn) || endsOn.isAfter(startsOn.plusDays(LONGEST_DAYS))) {
            throw DispatchException.invalid("endsOn must not be before startsOn, nor more than two years after it");
        }
    }
}
