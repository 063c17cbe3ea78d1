package org.roadmarshal.app;

import io.vertx.core.Vertx;
import org.roadmarshal.campaign.CampaignService;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Operations;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.issue.TwinService;
import org.roadmarshal.issue.internal.TwinRoutes;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.radar.RadarAsking;
import org.roadmarshal.radar.RadarService;
import org.roadmarshal.radar.internal.RadarRoutes;
import org.roadmarshal.road.RoadNetworks;
import org.roadmarshal.task.TaskService;

/** The wiring of duplicates and relapses, and of the radar that proposes patrols. */
final class Radar {
    private Radar() {}

    static void register(
            Operations operations,
            Vertx vertx,
            Database database,
            RoadNetworks roads,
            LivePositions positions,
            IncidentService incidents,
            TaskService tasks) {
        new TwinRoutes(new TwinService(), CampaignService::members).register(operations);
        RadarService radar = new RadarService(incidents, tasks);
        RadarAsking asking = new RadarAsking(vertx, database, radar, roads, positions);
        new RadarRoutes(radar, asking, database).register(operations);
    }
}
