package org.roadmarshal.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.internal.AlarmRoutes;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseWatch;
import org.roadmarshal.device.CommandService;
import org.roadmarshal.device.DeviceService;
import org.roadmarshal.device.internal.CommandRoutes;
import org.roadmarshal.device.internal.DeviceRoutes;
import org.roadmarshal.device.internal.Sources;
import org.roadmarshal.device.internal.jt808.Jt808Meters;
import org.roadmarshal.device.internal.jt808.Jt808Server;
import org.roadmarshal.device.internal.jt808.Services;
import org.roadmarshal.device.internal.jt808.Sessions;
import org.roadmarshal.device.internal.mqtt.MqttConfig;
import org.roadmarshal.device.internal.mqtt.MqttIntake;
import org.roadmarshal.fence.FenceService;
import org.roadmarshal.fence.internal.FenceRoutes;
import org.roadmarshal.fence.internal.FenceWatch;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.hotline.HotlineService;
import org.roadmarshal.hotline.internal.HotlineRoutes;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.http.Operations;
import org.roadmarshal.identity.Identity;
import org.roadmarshal.identity.OidcConfig;
import org.roadmarshal.identity.SessionConfig;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.internal.IncidentRoutes;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.joint.JointService;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.JournalVerticle;
import org.roadmarshal.layer.LayerService;
import org.roadmarshal.layer.Tiles;
import org.roadmarshal.layer.internal.LayerRoutes;
import org.roadmarshal.layer.internal.LayerVersions;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.position.Judge;
import org.roadmarshal.position.LivePicture;
import org.roadmarshal.position.PositionService;
import org.roadmarshal.position.TrackWriter;
import org.roadmarshal.position.internal.PositionRoutes;
import org.roadmarshal.recommendation.Recommender;
import org.roadmarshal.road.RoadNetworks;
import org.roadmarshal.station.StationService;
import org.roadmarshal.station.internal.StationRoutes;
import org.roadmarshal.task.AcknowledgeLadder;
import org.roadmarshal.task.IncidentParts;
import org.roadmarshal.task.IncidentTimeline;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.task.LadderService;
import org.roadmarshal.task.TaskPlanService;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.task.internal.IncidentViewRoutes;
import org.roadmarshal.task.internal.LadderRoutes;
import org.roadmarshal.task.internal.TaskPlanRoutes;
import org.roadmarshal.task.internal.TaskRoutes;
import org.roadmarshal.timer.TimerVerticle;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.track.TrackKeeper;
import org.roadmarshal.track.TrackKeeping;
import org.roadmarshal.track.TrackMatching;
import org.roadmarshal.track.TrackPolicy;
import org.roadmarshal.track.TrackService;
import org.roadmarshal.track.TrackUpload;
import org.roadmarshal.track.internal.TrackRoutes;
import org.roadmarshal.track.internal.TrackUploadRoutes;
import org.roadmarshal.unit.LiveUnits;
import org.roadmarshal.unit.UnitService;
import org.roadmarshal.unit.internal.UnitRoutes;
import org.roadmarshal.web.ClientAddresses;
import org.roadmarshal.web.Health;
import org.roadmarshal.web.JournalRoutes;
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
    private final Journal journal;
    private final JournalVerticle tail;
    private final DatabaseWatch watch;
    private final Operations operations;
    private final Map<String, Timers.Handler> timers = new HashMap<>();
    private final LivePicture picture;
    private final LiveUnits liveUnits;
    private final TrackWriter tracks;
    private final FixIntake intake;
    private final Sources sources;
    private final Sessions sessions;
    private final CommandService commands;
    private final Proof proof;
    private final AlarmService alarms = new AlarmService();
    private final HighwayService highways = new HighwayService();
    private final IssueService issues = Issues.service(alarms, highways);
    private final FenceWatch fences;
    private final RoadNetworks roads;

    Node(Vertx vertx, Config config, Members members, PrometheusMeterRegistry meters) {
        this.vertx = vertx;
        this.config = config;
        this.members = members;
        this.meters = meters;
        this.database = new Database(vertx, ConfigOptions.database(config), meters);
        this.journal = new Journal(database);
        this.tail = new JournalVerticle(database, journal, meters);
        this.watch = new DatabaseWatch(database);
        this.operations = new Operations(database, journal);
        this.picture = new LivePicture(database, config.motion().limits());
        this.liveUnits = new LiveUnits(database, picture::know);
        this.tracks = new TrackWriter(database, meters, config.fixes().tracks());
        this.intake = new FixIntake(new Judge(config.fixes().limits()), picture, tracks);
        this.sources = new Sources(vertx, database);
        this.sessions = new Sessions(vertx, database, config.http().address());
        this.commands = new CommandService(
                Duration.ofSeconds(config.jt808().commandSeconds()),
                config.jt808().video());
        this.proof = new Proof(vertx, config);
        this.fences = new FenceWatch(database, journal, picture, alarms);
        this.roads = new RoadNetworks(database, config.roads().dir());
    }

    Future<?> deploy() {
        Authenticator authenticator = identity();
        field();
        map();
        dispatch();
        issues();
        Highways.register(config, operations, highways);
        new Talk(config.push(), alarms).register(vertx, database, tail, operations, timers);
        Platforms platforms = new Platforms(config.jt809(), database, journal);
        platforms.register(operations);
        new NodeRoutes(members).register(operations);
        new JournalRoutes().register(operations);
        Health health =
                new Health(watch, meters, authenticator, config.metrics().token());
        Web web = new Web(
                database, watch, tail, authenticator, picture, members, UnitService::isOffDuty, operations, health);
        Config.Http http = config.http();
        WebVerticle.WebConfig door =
                new WebVerticle.WebConfig(http.host(), http.port(), ClientAddresses.behind(http.trustedProxies()));
        return vertx.deployVerticle(watch)
                .compose(deployed -> vertx.deployVerticle(picture))
                .compose(deployed -> vertx.deployVerticle(tracks))
                .compose(deployed -> platforms.deploy(vertx, members, tail, intake))
                .compose(deployed -> mqtt())
                .compose(deployed -> vertx.deployVerticle(tail))
                .compose(deployed -> liveUnits.begin())
                .compose(deployed -> vertx.deployVerticle(new TrackKeeper(database)))
                .compose(deployed -> Past.deploy(vertx, database))
                .compose(deployed -> Law.idNumbers(config).begin(database))
                .compose(deployed -> vertx.deployVerticle(roads))
                .compose(deployed -> vertx.deployVerticle(fences))
                .compose(deployed -> vertx.deployVerticle(new TimerVerticle(database, timers)))
                .compose(deployed -> Jt808Server.deploy(vertx, terminals()))
                .compose(deployed -> web.deploy(vertx, door, http.loops()));
    }

    private Authenticator identity() {
        Config.Auth auth = config.auth();
        SessionConfig sessions =
                new SessionConfig(Duration.ofMinutes(auth.accessMinutes()), Duration.ofHours(auth.refreshHours()));
        Identity identity = new Identity(vertx, database, journal, sessions, oidc());
        identity.register(operations);
        return identity.authenticator();
    }

    private Optional<OidcConfig> oidc() {
        Config.Oidc oidc = config.oidc();
        return Optional.ofNullable(oidc.issuer())
                .map(issuer -> new OidcConfig(
                        issuer,
                        oidc.clientId(),
                        oidc.clientSecret(),
                        oidc.redirectUri(),
                        oidc.name(),
                        oidc.linkByUsername()));
    }

    private void field() {
        new StationRoutes(new StationService()).register(operations);
        tail.subscribe(liveUnits::follow);
        new PositionRoutes(new PositionService(picture), picture).register(operations);
        new DeviceRoutes(new DeviceService(members), sources, intake).register(operations);
        new CommandRoutes(commands, database, sessions).register(operations);
        timers.put(CommandService.TIMER, commands);
        tail.subscribe(sessions::follow);
        trackFiles();
        intake.follow(fences);
        tail.subscribe(fences::follow);
        new FenceRoutes(new FenceService(alarms)).register(operations);
    }

    private Services terminals() {
        return new Services(
                config.jt808().listening(),
                database,
                journal,
                sources,
                intake,
                commands,
                proof.evidence(),
                proof.pictures(),
                sessions,
                new Jt808Meters(meters),
                config.http().address());
    }

    private void trackFiles() {
        TrackPolicy policy = config.tracks().policy();
        timers.put(TrackKeeping.TIMER, new TrackKeeping(policy));
        TrackService service = new TrackService(policy);
        tail.subscribe(roads::follow);
        TrackMatching matching = new TrackMatching(
                vertx, database, service, roads, config.roads().sigmaMetres());
        new TrackRoutes(service, matching, database).register(operations);
        new TrackUploadRoutes(new TrackUpload(vertx, database, intake), database).register(operations);
    }

    private Future<?> mqtt() {
        Config.Mqtt mqtt = config.mqtt();
        if (mqtt.url() == null) {
            return Future.succeededFuture();
        }
        // Each node has a session of its own at the broker, also after a restart.
        String clientId = "roadmarshal-%08x".formatted(config.http().address().hashCode());
        MqttConfig broker = new MqttConfig(
                URI.create(mqtt.url()), mqtt.topic(), mqtt.user(), mqtt.password(), mqtt.group(), clientId);
        return vertx.deployVerticle(new MqttIntake(broker, sources, intake, meters));
    }

    private void map() {
        LayerVersions versions = new LayerVersions();
        tail.subscribe(versions::follow);
        new LayerRoutes(new LayerService(versions), new Tiles(vertx, database, versions)).register(operations);
    }

    private void dispatch() {
        UnitService units = new UnitService();
        IncidentService incidents = new IncidentService();
        LadderConfig rungs = new LadderConfig(
                config.ladder().acknowledgeSeconds().stream()
                        .map(Duration::ofSeconds)
                        .toList(),
                config.ladder().offers());
        Recommender recommender = new Recommender(incidents, units, picture, roads);
        LadderService ladders = new LadderService(rungs);
        new LadderRoutes(ladders).register(operations);
        AcknowledgeLadder ladder = new AcknowledgeLadder(incidents, units, alarms, ladders, recommender::suitable);
        timers.put(AcknowledgeLadder.TIMER, ladder);
        timers.put(AlarmService.UNSHELVE, alarms::unshelveWhenDue);
        new UnitRoutes(units).register(operations);
        new IncidentRoutes(incidents).register(operations);
        new AlarmRoutes(alarms).register(operations);
        HotlineService hotlines = new HotlineService(incidents, issues, alarms);
        timers.put(HotlineService.TIMER, hotlines);
        new HotlineRoutes(hotlines).register(operations);
        TaskService tasks = new TaskService(incidents, units, ladder);
        incidents.followedBy(tasks::incidentCorrected);
        new TaskRoutes(tasks).register(operations);
        IncidentTimeline timeline =
                new IncidentTimeline(incidents, alarms, CommandService::idsFor, JointService::idsOf);
        Fieldwork.register(config, operations, timers, database, journal, incidents, tasks);
        Past.register(config, operations, timers, incidents, tasks, units, timeline);
        TaskPlanService plans = new TaskPlanService(incidents, units, ladder);
        timers.put(TaskPlanService.TIMER, plans);
        new TaskPlanRoutes(plans).register(operations);
        new IncidentViewRoutes(timeline, new IncidentParts(incidents, units)).register(operations);
        Radar.register(operations, vertx, database, roads, picture, incidents, tasks);
        RoadDispatch.register(
                operations,
                vertx,
                database,
                timers,
                roads,
                new RoadDispatch.Field(incidents, units, picture, recommender),
                tasks);
    }

    private void issues() {
        Issues.register(operations, timers, issues);
        proof.register(database, journal, operations, timers, issues);
        new Law(config, alarms, proof.copies()).register(operations, database, timers, issues, proof.pictures());
        Campaigns.register(config, operations, tail, issues, proof);
        Citizens.register(
                operations,
                vertx,
                database,
                journal,
                issues,
                highways,
                proof.evidence(),
                proof.pictures(),
                config.http().address());
    }

    @Override
    public void close() {
        database.close();
    }
}
