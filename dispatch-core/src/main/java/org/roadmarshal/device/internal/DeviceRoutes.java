package org.roadmarshal.device.internal;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roadmarshal.device.Device;
import org.roadmarshal.device.DeviceService;
import org.roadmarshal.device.TerminalRecord;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixIntake;

/** The operations of {@code api/device.yaml}. */
public final class DeviceRoutes {
    private final DeviceService devices;
    private final Sources sources;
    private final FixIntake intake;

    public DeviceRoutes(DeviceService devices, Sources sources, FixIntake intake) {
        this.devices = devices;
        this.sources = sources;
        this.intake = intake;
    }

    public void register(Operations operations) {
        operations.raw("osmandFix", null, this::osmand);
        operations.raw("osmandFixPost", null, this::osmand);
        operations.raw("owntracks", null, this::owntracks);
        operations.raw("sendFixes", Permission.POSITION_WRITE, this::fixes);
        operations.query(
                "listDevices",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(devices.devices(
                        handle,
                        call.principal(),
                        new DeviceService.DeviceFilter(
                                call.queryLong("unitId").orElse(null),
                                call.queryLong("vehicleId").orElse(null)),
                        call.page())));
        operations.query(
                "getDevice",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(devices.device(handle, call.principal(), call.id())));
        operations.query(
                "listTerminalRecords",
                Permission.POSITION_READ,
                (handle, call) -> Reply.ok(devices.records(handle, call.principal(), recordFilter(call), call.page())));
        operations.create(
                "enrolTerminal",
                Permission.DEVICE_WRITE,
                (transaction, call) -> Reply.created(
                        devices.enrol(transaction, call.principal(), call.body(DeviceService.NewTerminal.class))));
        operations.create("createDevice", Permission.DEVICE_WRITE, (transaction, call) -> {
            Device device = devices.enrol(transaction, call.principal(), call.body(DeviceService.NewDevice.class));
            return Reply.createdWithSecret(device, device.withoutKey());
        });
    }

    private static TerminalRecord.Filter recordFilter(Call call) {
        return new TerminalRecord.Filter(
                call.queryLong("deviceId").orElse(null),
                call.queryLong("vehicleId").orElse(null),
                call.query("kind")
                        .map(kind -> Coded.of(TerminalRecord.Kind.class, kind))
                        .orElse(null),
                call.queryTime("from").orElse(null),
                call.queryTime("to").orElse(null));
    }

    private record Fixes(List<Fix> fixes) {}

    /** From a device with a key of its own. */
    private Future<Reply> osmand(Call call) {
        Fix fix = OsmandQuery.read(call.query(), Instant.now());
        return byKey(call.query().get("id"), List.of(fix)).map(taken -> Reply.empty(200));
    }

    /** From the OwnTracks app: the key in the address, or as the password of its Basic sign-in. */
    private Future<Reply> owntracks(Call call) {
        Optional<Fix> fix = OwnTracks.read(Json.tree(call.body()));
        String key = call.query("key")
                .or(() -> BasicSignIn.password(call.headers().get("authorization")))
                .orElseThrow(() -> new DispatchException(ErrorCode.UNAUTHENTICATED, "Send the device's key"));
        // What is no location has nothing to store, but a stranger's is refused all the same.
        return byKey(key, fix.stream().toList()).map(taken -> Reply.ok(List.of()));
    }

    private Future<Void> byKey(String key, List<Fix> fixes) {
        return sources.byKey(key)
                .map(known -> known.orElseThrow(
                        () -> new DispatchException(ErrorCode.UNAUTHENTICATED, "No device has this key")))
                .compose(sender -> fixes.isEmpty()
                        ? Future.succeededFuture()
                        : intake.take(sender.source(), sender.toWgs84(fixes)))
                .mapEmpty();
    }

    /** From the phone of a signed-in officer, for the unit that they crew. */
    private Future<Reply> fixes(Call call) {
        return sources.of(call.principal())
                .compose(source -> intake.take(source, call.body(Fixes.class).fixes()))
                .map(Reply::ok);
    }
}
