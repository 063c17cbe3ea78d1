package org.roadmarshal.position.internal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Inbox;
import org.roadmarshal.position.MotionLimits;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.TrailPoint;

/**
 * The pictures of some orgs; its event loop is their only writer. What comes in from other threads waits in its
 * inbox.
 */
public final class Shard extends VerticleBase {
    private static final long PUBLISH_MS = 50;
    /** A grid is put together anew, which costs a copy of all its points. */
    private static final long GRID_MS = 250;

    private static final long LISTEN_MS = 5_000;

    private final MotionLimits limits;
    private final Map<Integer, OrgPicture> orgs = new ConcurrentHashMap<>();
    private Inbox<Runnable> inbox;

    public Shard(MotionLimits limits) {
        this.limits = limits;
    }

    @Override
    public Future<?> start() {
        inbox = new Inbox<>(context, Runnable::run);
        vertx.setPeriodic(PUBLISH_MS, tick -> orgs.values().forEach(OrgPicture::publish));
        vertx.setPeriodic(GRID_MS, tick -> orgs.values().forEach(OrgPicture::publishGrid));
        vertx.setPeriodic(LISTEN_MS, tick -> {
            Instant now = Instant.now();
            orgs.values().forEach(picture -> picture.listen(now));
        });
        return Future.succeededFuture();
    }

    /** From any thread. @param tell whether the other nodes must hear of them */
    public void report(Source source, List<Fix> fixes, boolean tell) {
        inbox.add(() -> {
            OrgPicture picture = picture(source.org());
            Instant now = Instant.now();
            fixes.forEach(fix -> picture.take(source, fix, now, tell));
        });
    }

    /** From any thread. @param positions that other nodes told, of orgs of this shard */
    public void hear(List<Position> positions) {
        inbox.add(() -> {
            Instant now = Instant.now();
            positions.forEach(position -> picture(position.org()).hear(position, now));
        });
    }

    /** From any thread: a unit's agency, and whether it can be sent. */
    public void know(int org, Mover mover, long agencyId, boolean free) {
        inbox.add(() -> {
            picture(org).move(mover, agencyId);
            picture(org).mark(mover, free);
        });
    }

    /** From any thread. */
    public Future<List<TrailPoint>> trail(int org, Mover mover) {
        Promise<List<TrailPoint>> trail = Promise.promise();
        inbox.add(() -> trail.complete(picture(org).trail(mover, Instant.now())));
        return trail.future();
    }

    /** From any thread. @param told is given, on the shard's own, what the other nodes have not heard */
    public void tell(Consumer<List<Position>> told) {
        inbox.add(() -> {
            List<Position> untold = new ArrayList<>();
            orgs.values().forEach(picture -> untold.addAll(picture.untold()));
            if (!untold.isEmpty()) {
                told.accept(untold);
            }
        });
    }

    /** An empty one where nothing of the org has moved. Only the shard's own loop may write it. */
    OrgPicture picture(int org) {
        return orgs.computeIfAbsent(org, first -> new OrgPicture(org, limits));
    }

    Iterable<OrgPicture> pictures() {
        return orgs.values();
    }
}
