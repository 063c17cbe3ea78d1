package org.roadmarshal.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roadmarshal.db.Database;
import org.roadmarshal.document.Papers;
import org.roadmarshal.history.KeyframeKeeper;
import org.roadmarshal.history.Keyframes;
import org.roadmarshal.history.PictureService;
import org.roadmarshal.history.internal.PastPicture;
import org.roadmarshal.history.internal.PictureRoutes;
import org.roadmarshal.http.Operations;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.review.KpiService;
import org.roadmarshal.review.Measure;
import org.roadmarshal.review.ReportService;
import org.roadmarshal.review.Target;
import org.roadmarshal.review.internal.KpiRoutes;
import org.roadmarshal.review.internal.ReportRoutes;
import org.roadmarshal.task.IncidentTimeline;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.track.TrackPolicy;
import org.roadmarshal.track.TrackService;
import org.roadmarshal.unit.UnitService;

/** The wiring of what looks back. */
final class Past {
    private Past() {}

    static void register(
            Config config,
            Operations operations,
            Map<String, Timers.Handler> timers,
            IncidentService incidents,
            TaskService tasks,
            UnitService units,
            IncidentTimeline timeline) {
        TrackPolicy policy = config.tracks().policy();
        PastPicture past = new PastPicture(incidents, tasks, units);
        TrackService tracks = new TrackService(policy);
        new PictureRoutes(new PictureService(past, units, tracks)).register(operations);
        KpiService kpis = new KpiService(targets(config.review()));
        new KpiRoutes(kpis).register(operations);
        ReportService reports = new ReportService(incidents, tasks, timeline, kpis, tracks);
        new ReportRoutes(reports, new Papers(config.review().font())).register(operations);
        timers.put(Keyframes.TIMER, new Keyframes());
    }

    private static List<Target> targets(Config.Review review) {
        return Stream.of(
                        new Target(Measure.ALARM_PROCESSING, 90, review.alarmProcessingP90Seconds()),
                        new Target(Measure.ALARM_PROCESSING, 95, review.alarmProcessingP95Seconds()),
                        new Target(Measure.TURNOUT, 90, review.turnoutP90Seconds()),
                        new Target(Measure.TRAVEL, 90, review.travelP90Seconds()),
                        new Target(Measure.ON_SCENE, 90, review.onSceneP90Seconds()))
                .filter(target -> target.seconds() > 0)
                .toList();
    }

    static Future<?> deploy(Vertx vertx, Database database) {
        return vertx.deployVerticle(new KeyframeKeeper(database));
    }
}
