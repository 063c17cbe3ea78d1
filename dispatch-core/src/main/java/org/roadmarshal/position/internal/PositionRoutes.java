package org.roadmarshal.position.internal;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.PositionService;

/** The operations of {@code api/position.yaml}. */
public final class PositionRoutes {
    private final PositionService positions;

    public PositionRoutes(PositionService positions) {
        this.positions = positions;
    }

    public void register(Operations operations) {
        operations.raw(
                "listPositions",
                Permission.POSITION_READ,
                call -> Future.succeededFuture(Reply.ok(new Items<>(positions.positions(
                        call.principal(), kind(call), call.queryLong("id").orElse(null))))));
        operations.query(
                "getTrack",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(new Items<>(positions.track(
                        handle, call.principal(), call.id(), time(call, "from"), time(call, "to"), limit(call)))));
        operations.query(
                "getDeviceQuality",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(new Items<>(
                        positions.quality(handle, call.principal(), call.id(), day(call, "from"), day(call, "to")))));
    }

    private record Items<T>(Collection<T> items) {}

    private static Mover.Kind kind(Call call) {
        return call.query("kind").map(code -> Coded.of(Mover.Kind.class, code)).orElse(null);
    }

    private static Instant time(Call call, String name) {
        return OffsetDateTime.parse(call.query().get(name)).toInstant();
    }

    private static LocalDate day(Call call, String name) {
        return LocalDate.parse(call.query().get(name));
    }

    private static int limit(Call call) {
        return call.queryLong("limit").orElse(5_000L).intValue();
    }
}
