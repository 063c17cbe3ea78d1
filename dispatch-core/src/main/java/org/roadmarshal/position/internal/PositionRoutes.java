package org.roadmarshal.position.internal;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Collection;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.position.LivePicture;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.PositionService;
import org.roadmarshal.position.Sought;

/** The operations of {@code api/position.yaml}. */
public final class PositionRoutes {
    private static final long FARTHEST = 200_000;

    private final PositionService positions;
    private final LivePicture live;

    public PositionRoutes(PositionService positions, LivePicture live) {
        this.positions = positions;
        this.live = live;
    }

    public void register(Operations operations) {
        operations.raw(
                "listPositions",
                Permission.POSITION_READ,
                call -> Future.succeededFuture(Reply.ok(new Items<>(positions.positions(
                        call.principal(), kind(call), call.queryLong("id").orElse(null))))));
        operations.raw("listNearest", Permission.POSITION_READ, call -> Future.succeededFuture(nearest(call)));
        operations.raw("getTrail", Permission.POSITION_READ, this::trail);
        operations.query(
                "getTrack",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(new Items<>(positions.track(
                        handle,
                        call.principal(),
                        call.id(),
                        call.queryTime("from").orElseThrow(),
                        call.queryTime("to").orElseThrow(),
                        limit(call)))));
        operations.query(
                "getDeviceQuality",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(new Items<>(
                        positions.quality(handle, call.principal(), call.id(), day(call, "from"), day(call, "to")))));
    }

    private Future<Reply> trail(Call call) {
        Mover mover = new Mover(kind(call), call.queryLong("id").orElseThrow());
        positions.requireSeen(call.principal(), mover);
        return live.trail(call.principal().org(), mover).map(points -> Reply.ok(new Items<>(points)));
    }

    private Reply nearest(Call call) {
        Sought sought = new Sought(
                kind(call),
                call.query("motion").map(code -> Coded.of(Motion.class, code)).orElse(null),
                call.queryBoolean("free").orElse(false));
        return Reply.ok(new Items<>(positions.nearest(
                call.principal(),
                call.queryDouble("lon").orElseThrow(),
                call.queryDouble("lat").orElseThrow(),
                sought,
                call.queryLong("metres").orElse(FARTHEST),
                call.queryLong("limit").orElse(10L).intValue())));
    }

    private record Items<T>(Collection<T> items) {}

    private static Mover.Kind kind(Call call) {
        return call.query("kind").map(code -> Coded.of(Mover.Kind.class, code)).orElse(null);
    }

    private static LocalDate day(Call call, String name) {
        return LocalDate.parse(call.query().get(name));
    }

    private static int limit(Call call) {
        return call.queryLong("limit").orElse(5_000L).intValue();
    }
}
