package org.roadmarshal.app;

import io.vertx.core.Vertx;
import java.util.Map;
import org.roadmarshal.coverage.CoverageAsking;
import org.roadmarshal.coverage.internal.CoverageRoutes;
import org.roadmarshal.db.Database;
import org.roadmarshal.detour.DetourAsking;
import org.roadmarshal.detour.DetourService;
import org.roadmarshal.detour.internal.DetourRoutes;
import org.roadmarshal.http.Operations;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.recommendation.ConditionService;
import org.roadmarshal.recommendation.RecommendationService;
import org.roadmarshal.recommendation.Recommender;
import org.roadmarshal.recommendation.Recommending;
import org.roadmarshal.recommendation.internal.ConditionRoutes;
import org.roadmarshal.recommendation.internal.RecommendationRoutes;
import org.roadmarshal.road.ClosureService;
import org.roadmarshal.road.RoadNetworks;
import org.roadmarshal.road.internal.ClosureRoutes;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.UnitService;

/** The wiring of what goes by road: whom to send, and what is closed. */
final class RoadDispatch {
    private RoadDispatch() {}

    /** Who is out there, and what for. */
    record Field(IncidentService incidents, UnitService units, LivePositions positions, Recommender recommender) {}

    static void register(
            Operations operations,
            Vertx vertx,
            Database database,
            Map<String, Timers.Handler> timers,
            RoadNetworks roads,
            Field field,
            TaskService tasks) {
        new RecommendationRoutes(
                        new Recommending(vertx, database, field.recommender()),
                        new RecommendationService(field.incidents(), tasks))
                .register(operations);
        new ConditionRoutes(new ConditionService()).register(operations);
        ClosureService closures = new ClosureService();
        timers.put(ClosureService.BEGIN, closures::beginWhenDue);
        timers.put(ClosureService.END, closures::endWhenDue);
        new ClosureRoutes(closures).register(operations);
        new DetourRoutes(
                        new DetourAsking(vertx, database, roads, field.positions(), field.units()),
                        new DetourService(field.incidents(), tasks))
                .register(operations);
        new CoverageRoutes(new CoverageAsking(vertx, database, roads, field.positions())).register(operations);
    }
}
