package org.roadmarshal.app;

import org.roadmarshal.campaign.AssessmentService;
import org.roadmarshal.campaign.CampaignService;
import org.roadmarshal.campaign.internal.AssessmentRoutes;
import org.roadmarshal.campaign.internal.CampaignRoutes;
import org.roadmarshal.campaign.internal.FigureVersions;
import org.roadmarshal.http.Operations;
import org.roadmarshal.journal.JournalVerticle;

/** The wiring of campaigns and assessment. */
final class Campaigns {
    private Campaigns() {}

    /** @param tail not yet deployed */
    static void register(Operations operations, JournalVerticle tail) {
        FigureVersions versions = new FigureVersions();
        tail.subscribe(versions::follow);
        new CampaignRoutes(new CampaignService(), versions).register(operations);
        new AssessmentRoutes(new AssessmentService()).register(operations);
    }
}
