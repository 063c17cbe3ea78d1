package org.roadmarshal.position;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.db.Database;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.position.internal.JdbcFix;
import org.roadmarshal.position.internal.Picture;
import org.roadmarshal.position.internal.PositionFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: where everything is now. Its event loop is the only writer. What came in here is told to the other nodes every
 * {@value #PERIOD_MS} ms, the newest of each mover; a lost message costs nothing, the next fix mends it. A node that starts reads
 * the last day from the tracks and asks the others for what they have.
 */
public final class LivePicture extends VerticleBase implements LivePositions {
    /** Published to all nodes; the body is a {@link PositionFrame}. */
    private static final String POSITIONS = "position.live";

    /** Published by a node that starts; the body is the address to which the others send their whole picture in frames. */
    private static final String WANTED = "position.wanted";

    private static final Logger LOG = LoggerFactory.getLogger(LivePicture.class);
    private static final long PERIOD_MS = 250;

    private final Database database;
    private final Picture picture = new Picture();
    private final Map<Key, Position> toTell = new LinkedHashMap<>();

    private record Key(int org, Mover mover) {}

    public LivePicture(Database database) {
        this.database = database;
    }

    @Override
    public Future<?> start() {
        String mine = "position.picture." + deploymentID();
        vertx.setPeriodic(PERIOD_MS, tick -> tell());
        vertx.eventBus().<String>consumer(WANTED, asked -> answer(asked, mine));
        return Future.all(
                        vertx.eventBus().<Buffer>consumer(POSITIONS, this::hear).completion(),
                        vertx.eventBus().<Buffer>consumer(mine, this::hear).completion())
                .compose(listening -> {
                    vertx.eventBus().publish(WANTED, mine);
                    return warmUp();
                });
    }

    /** Takes fixes that came in at this node. From any thread. */
    public void report(Source source, List<Fix> fixes) {
        if (source.mover() != null) {
            context.runOnContext(now -> fixes.forEach(fix -> take(position(source, fix))));
        }
    }

    private static Position position(Source source, Fix fix) {
        return new Position(
                source.org(),
                source.mover(),
                source.agencyId(),
                fix.at(),
                fix.lon(),
                fix.lat(),
                fix.speedKmh(),
                fix.courseDeg(),
                0);
    }

    private void take(Position position) {
        if (picture.take(position)) {
            toTell.put(new Key(position.org(), position.mover()), position);
        }
    }

    /** Follows units to other agencies. From any thread; subscribe it to the journal's tail. */
    public void follow(Fact fact) {
        if (fact.subject().equals("unit") && fact.agencyId() != null) {
            context.runOnContext(now -> picture.move(fact.org(), Mover.unit(fact.subjectId()), fact.agencyId()));
        }
    }

    private void tell() {
        PositionFrame.encode(toTell.values()).forEach(frame -> vertx.eventBus().publish(POSITIONS, frame));
        toTell.clear();
    }

    private void hear(Message<Buffer> message) {
        PositionFrame.decode(message.body()).forEach(picture::take);
    }

    private void answer(Message<String> asked, String mine) {
        if (!asked.body().equals(mine)) {
            PositionFrame.encode(picture.all())
                    .forEach(frame -> vertx.eventBus().send(asked.body(), frame));
        }
    }

    private Future<Void> warmUp() {
        return database.read(JdbcFix::lastDay)
                .map(positions -> {
                    positions.forEach(picture::take);
                    return (Void) null;
                })
                .otherwise(failure -> {
                    LOG.warn("The live picture starts empty, the tracks cannot be read", failure);
                    return null;
                });
    }

    @Override
    public Optional<Position> find(int org, Mover mover) {
        return picture.find(org, mover);
    }

    @Override
    public Collection<Position> all(int org) {
        return picture.all(org);
    }

    @Override
    public Collection<Position> changedSince(int org, long counter) {
        return picture.changedSince(org, counter);
    }

    @Override
    public long counter() {
        return picture.counter();
    }
}
