package org.roadmarshal.campaign;

import java.util.Map;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.kernel.Coded;

/** What happens to a campaign. Everybody who reads issues may know: its plan is no secret, and its figures are asked for. */
record CampaignEvent(Verb verb, Campaign campaign) {
    enum Verb implements Coded {
        CREATED,
        CHANGED
    }

    Entry entry() {
        return new Entry(
                "campaign." + verb.code(),
                "campaign",
                campaign.id(),
                campaign.version(),
                null,
                null,
                null,
                Map.of("campaign", campaign));
    }
}
