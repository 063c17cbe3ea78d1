package org.roadmarshal.track;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.road.RoadNetwork;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover;
import org.roadmarshal.road.RoadNetworks;

/** Lays tracks onto the roads when somebody asks for it: seconds of a processor each, so few at once. Safe for any thread. */
public final class TrackMatching {
    private static final int MOST_POINTS = 10_000;
    private static final int MOST_WAITING = 8;

    private final TrackService tracks;
    private final RoadNetworks roads;
    private final Database database;
    private final WorkerExecutor worker;
    private final double sigmaM;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param sigmaM metres by which a fix may be off; at least four times the usual noise */
    public TrackMatching(Vertx vertx, Database database, TrackService tracks, RoadNetworks roads, double sigmaM) {
        this.database = database;
        this.tracks = tracks;
        this.roads = roads;
        this.sigmaM = sigmaM;
        this.worker = vertx.createSharedWorkerExecutor("matching", 1, 5, TimeUnit.MINUTES);
    }

    /** Fails with CONFLICT where there are no roads, VALIDATION where there are too many fixes, NOT_FOUND, OVERLOADED. */
    public Future<MatchedMoverTrack> match(Principal principal, Mover mover, Span span) {
        RoadNetwork network = roads.of(principal.org());
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(
                    new DispatchException(ErrorCode.OVERLOADED, "Too many tracks are being matched"));
        }
        return database.read(handle -> tracks.points(handle, principal, mover, span, MOST_POINTS))
                .compose(track -> worker.executeBlocking(() -> matched(network, mover, span, track), false))
                .onComplete(done -> waiting.decrementAndGet());
    }

    private MatchedMoverTrack matched(RoadNetwork network, Mover mover, Span span, TrackService.Points track) {
        List<TrackPoint> points = track.points();
        return MatchedMoverTrack.of(mover, track.named(), span, points, network.match(points, sigmaM), sigmaM);
    }
}
