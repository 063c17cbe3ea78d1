package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.roadmarshal.gis.geo.Lonlat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the units of a city move, answer and dispatch. Everything runs on its event loop. */
public final class Simulator extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final long TICK_MS = 200;
    private static final int CONNECTIONS = 24;
    private static final double OFF_DUTY = 0.2;
    /** Bytes of the live socket's positions: before the movers, and of each. */
    private static final int HEADER = 24;

    private static final int MOVER = 32;

    private final SimulatorConfig config;
    private final AccountFile accounts;
    private final Board board = new Board();
    private final Map<Long, SimulatedUnit> units = new HashMap<>();
    private final Map<Long, Crew> crews = new HashMap<>();
    private long startedNanos;
    private long startedMillis;
    private Nodes nodes;
    private WebClient client;
    private Api api;
    private RoadMap map;
    private Desk desk;
    private Fleet fleet;

    /** @throws IllegalArgumentException where the accounts are not those that are needed */
    public Simulator(SimulatorConfig config) {
        this.config = config;
        this.accounts = AccountFile.read(config.accounts());
        accounts.login(config.account());
    }

    /** Ready when all units are known and the first may set out. */
    @Override
    public Future<?> start() {
        nodes = new Nodes(vertx, config.nodes(), config.seed());
        client = WebClient.create(
                vertx,
                new WebClientOptions().setKeepAlive(true).setConnectTimeout(5_000),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
        api = new Api(client, nodes, accounts.login(config.account()));
        return RoadMap.load(api)
                .compose(loaded -> {
                    map = loaded;
                    LOG.info(
                            "{} stretches of road, {} areas",
                            loaded.roads().edgeCount(),
                            loaded.areas().size());
                    return muster();
                })
                .compose(mustered -> codes())
                .compose(codes -> api.all("/units?limit=1000", "items").map(all -> {
                    populate(all, codes);
                    return all;
                }))
                .compose(all -> openDesk())
                .onSuccess(opened -> {
                    go();
                    duty();
                });
    }

    /** The vehicles, and the towns that they drive to: wherever a station is. */
    private Future<?> muster() {
        return api.all("/vehicles?limit=1000", "items")
                .compose(vehicles -> api.all("/stations?limit=1000", "items").map(stations -> {
                    List<Lonlat> towns = stations.stream()
                            .map(station -> station.getJsonObject("location"))
                            .map(place -> new Lonlat(place.getDouble("lon"), place.getDouble("lat")))
                            .toList();
                    fleet = new Fleet(vertx, config, map, vehicles, towns);
                    return fleet;
                }));
    }

    private Future<Map<Long, String>> codes() {
        return api.all("/agencies?limit=1000", "items").map(agencies -> {
            Map<Long, String> codes = new HashMap<>();
            agencies.forEach(agency -> codes.put(agency.getLong("id"), agency.getString("code")));
            return codes;
        });
    }

    private void populate(List<JsonObject> all, Map<Long, String> codes) {
        DeviceKeys keys = new DeviceKeys(config.keys());
        all.sort(Comparator.comparing(unit -> unit.getString("callsign")));
        for (JsonObject unit : all) {
            board.take("unit", unit);
            JsonObject home = unit.getJsonObject("home");
            if (home == null || units.size() >= config.units()) {
                continue;
            }
            long id = unit.getLong("id");
            String callsign = unit.getString("callsign");
            Device device = fleet.ofUnit(id).orElseGet(() -> tracker(keys, callsign, id));
            SimulatedUnit simulated = new SimulatedUnit(
                    id,
                    codes.get(unit.getJsonObject("agency").getLong("id")),
                    unit.getString("kind").equals("foot"),
                    new Lonlat(home.getDouble("lon"), home.getDouble("lat")),
                    map,
                    device,
                    seed(callsign),
                    config.speed());
            if (simulated.canMove()) {
                units.put(id, simulated);
                accounts.crew(callsign)
                        .ifPresent(
                                login -> crews.put(id, new Crew(simulated, new Api(client, nodes, login), board, map)));
            }
        }
        LOG.info("{} units move, {} of them take tasks", units.size(), crews.size());
    }

    private Device tracker(DeviceKeys keys, String callsign, long id) {
        String name = "simulated-" + config.seed() + "-" + callsign;
        return new Tracker(client, nodes, api, keys, name, id, seed(name));
    }

    /** Without an account for it nobody dispatches. */
    private Future<?> openDesk() {
        return accounts.desk()
                .<Future<?>>map(login -> {
                    Api own = new Api(client, nodes, login);
                    List<SimulatedUnit> crewed =
                            crews.keySet().stream().map(units::get).toList();
                    return own.me()
                            .compose(me -> own.get("/incident-categories").map(found -> {
                                JsonArray categories = found.getJsonArray("items");
                                desk = new Desk(own, me.getLong("id"), categories, board, map, crewed, seed("desk"));
                                return desk;
                            }));
                })
                .orElseGet(Future::succeededFuture);
    }

    /** Most are on duty. Who has a task stays as they are. */
    private void duty() {
        if (desk == null) {
            return;
        }
        Future<?> all = Future.succeededFuture();
        for (long id : units.keySet()) {
            String wanted = new Random(seed("duty " + id)).nextDouble() < OFF_DUTY && !crews.containsKey(id)
                    ? "off_duty"
                    : "available";
            String state = board.unitState(id);
            if (!state.equals(wanted) && (state.equals("off_duty") || state.equals("available"))) {
                all = all.compose(before -> desk.state(id, wanted).otherwiseEmpty());
            }
        }
    }

    private void go() {
        startedNanos = System.nanoTime();
        startedMillis = System.currentTimeMillis();
        new LiveFeed(vertx, vertx.createWebSocketClient(), nodes, api, this::lookAround, this::hear, this::see).start();
        vertx.setPeriodic(TICK_MS, tick -> step());
        LOG.info("Simulating at {}x", config.speed());
    }

    private double now() {
        return (System.nanoTime() - startedNanos) / 1e9 * config.speed();
    }

    private void step() {
        double now = now();
        long millis = System.currentTimeMillis();
        units.forEach((id, unit) -> {
            String state = board.unitState(id);
            Crew crew = crews.get(id);
            if (state.equals("off_duty")) {
                unit.halt(now);
                return;
            }
            boolean onTask = crew != null && crew.step(now);
            if (!onTask && board.openTask(id).isEmpty()) {
                unit.patrol(now);
            }
            unit.report(now, millis);
        });
        fleet.step(now, millis);
        if (desk != null) {
            desk.step(now);
        }
    }

    /** Everything anew: at the start, and when the socket was away for too long. */
    private void lookAround() {
        Map.of("unit", "/units", "task", "/tasks", "incident", "/incidents").forEach((subject, path) -> api.get(
                        path + "?limit=1000")
                .onSuccess(page -> page.getJsonArray("items").forEach(thing -> board.take(subject, (JsonObject) thing)))
                .onFailure(refused -> LOG.warn("{}: {}", path, refused.getMessage())));
    }

    private void hear(JsonObject fact) {
        String subject = fact.getString("subject");
        board.take(subject, fact.getJsonObject("data").getJsonObject(subject));
    }

    /** Of what the live socket's document lays out, only which units sent fixes, and of what time. */
    private void see(Buffer positions) {
        double now = now();
        long tick = (long) Double.longBitsToDouble(positions.getLongLE(8));
        long end = HEADER + MOVER * positions.getUnsignedIntLE(4);
        for (int at = HEADER; at < end; at += MOVER) {
            SimulatedUnit unit = units.get((long) Double.longBitsToDouble(positions.getLongLE(at)));
            if (unit != null) {
                unit.heard(tick - positions.getIntLE(at + 16), startedMillis, now);
            }
        }
    }

    private long seed(String what) {
        return config.seed() * 0x9E3779B97F4A7C15L ^ what.hashCode() * 0xD1B54A32D192ED03L;
    }
}
