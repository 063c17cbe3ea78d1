package org.roadmarshal.app;

import java.nio.file.Path;
import org.roadmarshal.campaign.AssessmentService;
import org.roadmarshal.campaign.CampaignService;
import org.roadmarshal.campaign.SeasonReportService;
import org.roadmarshal.campaign.internal.AssessmentRoutes;
import org.roadmarshal.campaign.internal.CampaignRoutes;
import org.roadmarshal.campaign.internal.FigureVersions;
import org.roadmarshal.campaign.internal.SeasonRoutes;
import org.roadmarshal.document.ChartPicture;
import org.roadmarshal.document.Papers;
import org.roadmarshal.http.Operations;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.JournalVerticle;

/** The wiring of campaigns and assessment. */
final class Campaigns {
    private Campaigns() {}

    /** @param tail not yet deployed */
    static void register(Config config, Operations operations, JournalVerticle tail, IssueService issues, Proof proof) {
        FigureVersions versions = new FigureVersions();
        tail.subscribe(versions::follow);
        CampaignService campaigns = new CampaignService(issues);
        new CampaignRoutes(campaigns, versions).register(operations);
        Path font = config.review().font();
        new SeasonRoutes(
                        new SeasonReportService(campaigns, issues, proof.evidence(), proof.copies()),
                        new Papers(font),
                        new ChartPicture(font))
                .register(operations);
        new AssessmentRoutes(new AssessmentService()).register(operations);
    }
}
