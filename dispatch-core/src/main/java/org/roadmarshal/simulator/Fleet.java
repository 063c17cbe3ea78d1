package org.roadmarshal.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Snap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vehicles with JT/T 808 terminals: those of units, which others drive, and the supervised ones, which drive by themselves. */
final class Fleet {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    /** Of the first users' vehicles 1216 of 1417 were online in a month; the terminals of the others are silent. */
    private static final double ONLINE = 1216.0 / 1417;
    /** The share of terminals that are of the newer edition of the protocol. */
    private static final double MODERN = 0.4;

    private static final int PATROL_INTERVAL_SECONDS = 10;
    private static final int SHORTEST_INTERVAL_SECONDS = 10;
    private static final int LONGEST_INTERVAL_SECONDS = 30;
    private static final long CONNECT_WITHIN_MS = 20_000;
    private static final double MEAN_SECONDS_BETWEEN_STORMS = 2_400;
    private static final int STORM_MS = 3_000;
    private static final int CONNECT_TIMEOUT_MS = 5_000;

    private final NetClient client;
    private final SimulatorConfig config;
    private final RoadMap map;
    private final Random random;
    private final List<Terminal> terminals = new ArrayList<>();
    private final List<SupervisedVehicle> vehicles = new ArrayList<>();
    private final Map<Long, JsonObject> byUnit = new HashMap<>();
    private double nextStorm;
    private int turn;

    /** @param register the vehicles, as the API lists them. @param towns where supervised vehicles go */
    Fleet(Vertx vertx, SimulatorConfig config, RoadMap map, List<JsonObject> register, List<Lonlat> towns) {
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS));
        this.config = config;
        this.map = map;
        this.random = new Random(config.seed());
        this.nextStorm = calm();
        List<JsonObject> supervised = new ArrayList<>();
        for (JsonObject vehicle : register) {
            if (vehicle.getString("terminal") != null
                    && !config.terminals().platforms().isEmpty()) {
                if (!vehicle.getString("use").equals("enforcement")) {
                    supervised.add(vehicle);
                } else if (vehicle.getJsonObject("unit") != null) {
                    byUnit.put(vehicle.getJsonObject("unit").getLong("id"), vehicle);
                }
            }
        }
        if (!towns.isEmpty()) {
            populate(supervised, towns);
        }
    }

    private void populate(List<JsonObject> supervised, List<Lonlat> towns) {
        supervised.sort(Comparator.comparing(vehicle -> vehicle.getString("plate")));
        Collections.shuffle(supervised, random);
        int all = Math.min(supervised.size(), config.terminals().fleet());
        for (JsonObject vehicle : supervised.subList(0, (int) Math.round(all * ONLINE))) {
            Lonlat town = towns.get(random.nextInt(towns.size()));
            Lonlat depot =
                    SupervisedVehicle.depot(town, map, random).map(Snap::place).orElse(town);
            int interval = random.nextInt(SHORTEST_INTERVAL_SECONDS, LONGEST_INTERVAL_SECONDS + 1);
            SimulatedUnit driven = new SimulatedUnit(
                    vehicle.getLong("id"),
                    "",
                    false,
                    depot,
                    map,
                    terminal(vehicle, interval),
                    random.nextLong(),
                    config.speed());
            if (driven.canMove()) {
                vehicles.add(new SupervisedVehicle(driven, towns, map));
            }
        }
        LOG.info("{} of {} supervised vehicles are online", vehicles.size(), all);
    }

    /** The terminal of the vehicle that a unit has, which speaks for the unit; empty where it has none. */
    Optional<Device> ofUnit(long unitId) {
        return Optional.ofNullable(byUnit.get(unitId)).map(vehicle -> terminal(vehicle, PATROL_INTERVAL_SECONDS));
    }

    private Terminal terminal(JsonObject vehicle, int interval) {
        Terminal terminal = new Terminal(
                client,
                config.terminals().platforms(),
                TerminalIdentity.of(vehicle, random.nextDouble() < MODERN),
                interval,
                config.terminals().mishaps(),
                new Random(random.nextLong()),
                millis() + random.nextLong(CONNECT_WITHIN_MS));
        terminals.add(terminal);
        return terminal;
    }

    void step(double now, long unixMillis) {
        long millis = millis();
        terminals.forEach(terminal -> terminal.step(millis));
        storm(now);
        vehicles.forEach(vehicle -> vehicle.report(now, unixMillis));
        leave(now);
    }

    /** One a step: to find a way costs some milliseconds, and a morning's departures would stop everything else. */
    private void leave(double now) {
        for (int i = 0; i < vehicles.size(); i++) {
            turn = (turn + 1) % vehicles.size();
            if (vehicles.get(turn).wantsToLeave(now)) {
                vehicles.get(turn).leave(now);
                return;
            }
        }
    }

    /** Now and then the network of them all is gone for a moment, and all come back at once. */
    private void storm(double now) {
        if (now >= nextStorm) {
            nextStorm = now + calm();
            LOG.info("All {} terminals lose the network", terminals.size());
            terminals.forEach(terminal -> terminal.drop(1 + random.nextInt(STORM_MS)));
        }
    }

    private double calm() {
        return -MEAN_SECONDS_BETWEEN_STORMS / config.terminals().mishaps() * Math.log(1 - random.nextDouble());
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
