package org.roadmarshal.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.internal.AlarmRoutes;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseWatch;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.http.Operations;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.internal.IncidentRoutes;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.JournalVerticle;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.station.StationService;
import org.roadmarshal.station.internal.StationRoutes;
import org.roadmarshal.task.AcknowledgeLadder;
import org.roadmarshal.task.Candidates;
import org.roadmarshal.task.IncidentTimeline;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.task.internal.IncidentViewRoutes;
import org.roadmarshal.task.internal.TaskRoutes;
import org.roadmarshal.timer.TimerVerticle;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.UnitService;
import org.roadmarshal.unit.internal.UnitRoutes;
import org.roadmarshal.web.Health;
import org.roadmarshal.web.NodeRoutes;
import org.roadmarshal.web.Web;
import org.roadmarshal.web.WebVerticle;

/** The wiring of a node: who is made of what. Nothing here but constructors and the order of deployment. */
final class Node implements AutoCloseable {
    private final Vertx vertx;
    private final Config config;
    private final Members members;
    private final PrometheusMeterRegistry meters;
    private final Database database;

    Node(Vertx vertx, Config config, Members members, PrometheusMeterRegistry meters) {
        this.vertx = vertx;
        this.config = config;
        this.members = members;
        this.meters = meters;
        this.database = new Database(vertx, ConfigOptions.database(config), meters);
    }

    Future<?> deploy() {
        Journal journal = new Journal(database);
        JournalVerticle tail = new JournalVerticle(database, journal);
        DatabaseWatch watch = new DatabaseWatch(database);
        Operations operations = new Operations(database, journal);
        Authenticator authenticator = token -> Future.failedFuture(
                new DispatchException(ErrorCode.UNAUTHENTICATED, "Nobody can sign in yet"));
        LivePositions positions = null;
        Map<String, Timers.Handler> timers = Map.of(AcknowledgeLadder.TIMER, dispatching(operations, positions));
        Health health = new Health(watch, meters, authenticator, config.metrics().token());
        new NodeRoutes(members).register(operations);
        Web web = new Web(database, watch, tail, authenticator, positions, members, operations, health);
        return vertx.deployVerticle(watch)
                .compose(deployed -> vertx.deployVerticle(tail))
                .compose(deployed -> vertx.deployVerticle(new TimerVerticle(database, timers)))
                .compose(deployed -> web.deploy(
                        vertx,
                        new WebVerticle.WebConfig(config.http().host(), config.http().port()),
                        config.http().loops()));
    }

    /** @return the ladder, which is also a handler of timers */
    private static AcknowledgeLadder dispatching(Operations operations, LivePositions positions) {
        UnitService units = new UnitService();
        IncidentService incidents = new IncidentService();
        AlarmService alarms = new AlarmService();
        AcknowledgeLadder ladder = new AcknowledgeLadder(incidents, units, alarms, LadderConfig.DEFAULT);
        new UnitRoutes(units).register(operations);
        new StationRoutes(new StationService()).register(operations);
        new IncidentRoutes(incidents).register(operations);
        new AlarmRoutes(alarms).register(operations);
        new TaskRoutes(new TaskService(incidents, units, ladder)).register(operations);
        new IncidentViewRoutes(new Candidates(incidents, units, positions), new IncidentTimeline(incidents, alarms))
                .register(operations);
        return ladder;
    }

    @Override
    public void close() {
        database.close();
    }
}
