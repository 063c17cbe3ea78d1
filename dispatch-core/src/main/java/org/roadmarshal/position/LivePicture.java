package org.roadmarshal.position;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roadmarshal.db.Database;
import org.roadmarshal.position.internal.JdbcFix;
import org.roadmarshal.position.internal.Pictures;
import org.roadmarshal.position.internal.PositionFrame;
import org.roadmarshal.position.internal.Shard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: where everything is now, how it moves, and where it was in the last half hour. Each org has one writer, the event
 * loop of its shard. What came in here is told to the other nodes every {@value #PERIOD_MS} ms, the newest of each mover; a lost
 * message costs nothing, the next fix mends it. A node that starts reads the end of the tracks and asks the others for what they
 * have.
 */
public final class LivePicture extends VerticleBase implements LivePositions {
    /** Published to all nodes; the body is a {@link PositionFrame}. */
    private static final String POSITIONS = "position.live";

    /** Published by a node that starts; the body is the address to which the others send their whole picture in frames. */
    private static final String WANTED = "position.wanted";

    private static final Logger LOG = LoggerFactory.getLogger(LivePicture.class);
    private static final long PERIOD_MS = 250;
    /** Shards beyond what a node has processors only take turns. */
    private static final int MOST_SHARDS = 8;

    private final Database database;
    private final Pictures pictures;

    public LivePicture(Database database, MotionLimits limits) {
        this.database = database;
        this.pictures = new Pictures(Math.min(MOST_SHARDS, Runtime.getRuntime().availableProcessors()), limits);
    }

    @Override
    public Future<?> start() {
        String mine = "position.picture." + UUID.randomUUID();
        vertx.setPeriodic(PERIOD_MS, tick -> pictures.shards().forEach(shard -> shard.tell(this::tell)));
        vertx.eventBus().<String>consumer(WANTED, asked -> answer(asked, mine));
        return Future.all(pictures.shards().stream().map(vertx::deployVerticle).toList())
                .compose(deployed -> Future.all(
                        vertx.eventBus().<Buffer>consumer(POSITIONS, this::hear).completion(),
                        vertx.eventBus().<Buffer>consumer(mine, this::hear).completion()))
                .compose(listening -> {
                    vertx.eventBus().publish(WANTED, mine);
                    return warmUp();
                });
    }

    /** Takes fixes that came in at this node. From any thread. */
    public void report(Source source, List<Fix> fixes) {
        if (source.mover() != null) {
            pictures.of(source.org()).report(source, fixes, true);
        }
    }

    /** Whose a unit is from now on, and whether it can be sent; wherever it is. From any thread. */
    public void know(int org, long unitId, long agencyId, boolean free) {
        pictures.of(org).know(org, Mover.unit(unitId), agencyId, free);
    }

    private void tell(List<Position> positions) {
        PositionFrame.encode(positions).forEach(frame -> vertx.eventBus().publish(POSITIONS, frame));
    }

    private void hear(Message<Buffer> message) {
        PositionFrame.decode(message.body()).stream()
                .collect(Collectors.groupingBy(position -> pictures.of(position.org())))
                .forEach(Shard::hear);
    }

    private void answer(Message<String> asked, String mine) {
        if (!asked.body().equals(mine)) {
            PositionFrame.encode(pictures.all())
                    .forEach(frame -> vertx.eventBus().send(asked.body(), frame));
        }
    }

    private Future<Void> warmUp() {
        // In a transaction, as only then rows come by and by and not all at once.
        return database.<Void>write(handle -> {
                    JdbcFix.latest(
                            handle, (source, fixes) -> pictures.of(source.org()).report(source, fixes, false));
                    return null;
                })
                .otherwise(failure -> {
                    LOG.warn("The live picture starts empty, the tracks cannot be read", failure);
                    return null;
                });
    }

    @Override
    public Optional<Position> find(int org, Mover mover) {
        return pictures.find(org, mover);
    }

    @Override
    public Collection<Position> all(int org) {
        return pictures.all(org);
    }

    @Override
    public Collection<Position> changed(int org, long after, long upTo) {
        return pictures.changed(org, after, upTo);
    }

    @Override
    public long count(int org) {
        return pictures.count(org);
    }

    /** Nearest first, as the crow flies. From any thread. @param metres at most 200,000. @param most at least 1 */
    public List<NearMover> nearest(int org, double lon, double lat, Sought sought, double metres, int most) {
        return pictures.nearest(org, lon, lat, sought.mask(), metres, most);
    }

    /** The last half hour, oldest first. From any thread. */
    public Future<List<TrailPoint>> trail(int org, Mover mover) {
        return pictures.of(org).trail(org, mover);
    }
}
