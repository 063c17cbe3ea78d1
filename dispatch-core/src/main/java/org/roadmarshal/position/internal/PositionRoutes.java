package org.roadmarshal.position.internal;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.position.Device;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.position.PositionService;

/** The operations of {@code api/position.yaml}. */
public final class PositionRoutes {
    private final PositionService positions;
    private final FixIntake intake;

    public PositionRoutes(PositionService positions, FixIntake intake) {
        this.positions = positions;
        this.intake = intake;
    }

    public void register(Operations operations) {
        operations.raw("osmandFix", null, this::osmand);
        operations.raw("osmandFixPost", null, this::osmand);
        operations.raw("sendFixes", Permission.POSITION_WRITE, this::fixes);
        operations.raw(
                "listPositions",
                Permission.POSITION_READ,
                call -> Future.succeededFuture(Reply.ok(new Items<>(positions.positions(call.principal())))));
        operations.query(
                "getTrack",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(new Items<>(positions.track(
                        handle, call.principal(), call.id(), time(call, "from"), time(call, "to"), limit(call)))));
        operations.query(
                "listDevices",
                Permission.DEVICE_WRITE,
                (handle, call) -> Reply.ok(positions.devices(handle, call.principal(), call.page())));
        operations.create("createDevice", Permission.DEVICE_WRITE, (transaction, call) -> {
            Device device = positions.enrol(transaction, call.principal(), call.body(PositionService.NewDevice.class));
            return Reply.createdWithSecret(device, device.withoutKey());
        });
    }

    private record Items<T>(Collection<T> items) {}

    private record Fixes(List<Fix> fixes) {}

    private Future<Reply> osmand(Call call) {
        Fix fix = OsmandQuery.read(call.query(), Instant.now());
        return intake.fromKey(call.query().get("id"), fix).map(taken -> Reply.empty(200));
    }

    private Future<Reply> fixes(Call call) {
        return intake.fromOfficer(call.principal(), call.body(Fixes.class).fixes())
                .map(Reply::ok);
    }

    private static Instant time(Call call, String name) {
        return OffsetDateTime.parse(call.query().get(name)).toInstant();
    }

    private static int limit(Call call) {
        return call.queryLong("limit").orElse(5_000L).intValue();
    }
}
