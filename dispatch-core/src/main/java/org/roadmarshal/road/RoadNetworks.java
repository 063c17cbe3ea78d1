package org.roadmarshal.road;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadClosure;
import org.roadmarshal.gis.road.RoadNetwork;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.road.internal.JdbcClosure;
import org.roadmarshal.road.internal.JdbcRoad;
import org.roadmarshal.road.internal.NetworkFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: holds each org's network. It is loaded from the disk, or else made of the database's roads, in the background; a new
 * import takes the place of the old one when it is ready. Whoever asks meanwhile gets the old one. Asking is safe from any thread.
 */
public final class RoadNetworks extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RoadNetworks.class);
    /** An import is told by the journal; this is for what a database that was away has made us miss. */
    private static final long LOOK_SECONDS = 60;

    private final Database database;
    private final NetworkFiles files;
    private final Map<Integer, Held> held = new ConcurrentHashMap<>();
    private volatile Map<Integer, UUID> wanted = Map.of();
    private WorkerExecutor worker;
    private boolean looking;
    private boolean lookAgain;

    private volatile Map<Integer, List<RoadClosure>> closed = Map.of();
    private final Map<Integer, Driving> driving = new ConcurrentHashMap<>();

    private record Held(UUID version, RoadNetwork network) {}

    /** @param directory where networks are kept; nodes may share it */
    public RoadNetworks(Database database, Path directory) {
        this.database = database;
        this.files = new NetworkFiles(directory);
    }

    @Override
    public Future<?> start() {
        // A province takes minutes; one at a time, as each needs much memory.
        worker = vertx.createSharedWorkerExecutor("roads", 1, 1, TimeUnit.HOURS);
        vertx.setPeriodic(TimeUnit.SECONDS.toMillis(LOOK_SECONDS), tick -> {
            look();
            lookAtClosures();
        });
        look();
        lookAtClosures();
        return Future.succeededFuture();
    }

    /** Subscribe it to the journal's tail. */
    public void follow(Fact fact) {
        if (fact.subject().equals("city") && context != null) {
            context.runOnContext(now -> look());
        }
        if (fact.subject().equals("closure") && context != null) {
            context.runOnContext(now -> lookAtClosures());
        }
    }

    /** Empty where there are no roads, or not yet: who asks then says so, and does without. */
    public Optional<Driving> driving(int org) {
        Held ready = held.get(org);
        if (ready == null) {
            return Optional.empty();
        }
        List<RoadClosure> closures = closed.getOrDefault(org, List.of());
        // Which edges are closed is worked out once, and again with another network or other closures.
        return Optional.of(driving.compute(
                org,
                (same, known) -> known != null
                                && known.network() == ready.network
                                && known.closures().equals(closures)
                        ? known
                        : Driving.of(ready.network, closures)));
    }

    private void lookAtClosures() {
        database.read(JdbcClosure::closed)
                .onSuccess(now -> closed = now)
                .onFailure(failure -> LOG.warn("Which roads are closed could not be read", failure));
    }

    /** @throws DispatchException CONFLICT where there are no roads, OVERLOADED where they are not ready yet */
    public RoadNetwork of(int org) {
        Held ready = held.get(org);
        if (ready != null) {
            return ready.network;
        }
        if (wanted.containsKey(org)) {
            throw new DispatchException(ErrorCode.OVERLOADED, "The road network is being made; try again in a minute");
        }
        throw DispatchException.conflict("There are no roads: import an OpenStreetMap file with import-roads");
    }

    private void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        lookAgain = false;
        database.read(JdbcRoad::versions)
                .compose(this::bring)
                .onFailure(failure -> LOG.warn("The road network could not be brought up to date", failure))
                .onComplete(done -> {
                    looking = false;
                    if (lookAgain) {
                        look();
                    }
                });
    }

    private Future<Void> bring(Map<Integer, UUID> versions) {
        wanted = versions;
        Future<Void> all = Future.succeededFuture();
        for (Map.Entry<Integer, UUID> version : versions.entrySet()) {
            all = all.compose(before -> bring(version.getKey(), version.getValue()));
        }
        return all.compose(done -> worker.executeBlocking(() -> {
            files.keepOnly(versions.values());
            return null;
        }));
    }

    private Future<Void> bring(int org, UUID version) {
        Held now = held.get(org);
        if (now != null && now.version.equals(version)) {
            return Future.succeededFuture();
        }
        long began = System.nanoTime();
        return worker.executeBlocking(() -> files.load(version))
                .compose(loaded -> loaded.map(Future::succeededFuture).orElseGet(() -> make(org, version)))
                .map(network -> {
                    held.put(org, new Held(version, network));
                    LOG.info(
                            "The road network of org {} is ready: {} junctions, {} ms",
                            org,
                            network.nodeCount(),
                            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                    return null;
                });
    }

    private Future<RoadNetwork> make(int org, UUID version) {
        Future<List<Road>> roads = database.read(handle -> JdbcRoad.all(handle, org));
        return roads.compose(all -> worker.executeBlocking(() -> files.build(version, all)));
    }
}
