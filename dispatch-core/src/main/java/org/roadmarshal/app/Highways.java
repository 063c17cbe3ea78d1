package org.roadmarshal.app;

import org.roadmarshal.campaign.CampaignService;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.highway.internal.HighwayRoutes;
import org.roadmarshal.http.Operations;

/** The wiring of routes, stake marks and control zones. */
final class Highways {
    private Highways() {}

    static void register(Config config, Operations operations, HighwayService highways) {
        new HighwayRoutes(highways, config.review().font(), CampaignService::members).register(operations);
    }
}
