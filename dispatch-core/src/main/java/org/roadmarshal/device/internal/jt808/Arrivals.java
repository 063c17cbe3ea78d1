package org.roadmarshal.device.internal.jt808;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.internal.Gather;
import org.roadmarshal.device.internal.JdbcCommand;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.device.internal.JdbcTerminal.Arrival;
import org.roadmarshal.device.internal.JdbcTerminal.Session;
import org.roadmarshal.device.internal.KnownDevice;

/**
 * Terminals that come and go, as the table has them, many in one transaction: after a fault of the network they all come at once.
 * From any thread.
 */
final class Arrivals {
    private static final int AT_ONCE = 500;

    private final Gather<Arrival, Session> arriving;
    private final Gather<Session, Boolean> leaving;
    private final Gather<KnownDevice, Boolean> commanded;
    /** Of one phone one at a time, so that each connection has a number of its own. */
    private final Map<String, CompletableFuture<Session>> latest = new ConcurrentHashMap<>();

    /** @param node address of this one */
    Arrivals(Database database, String node) {
        arriving = new Gather<>(
                AT_ONCE, arrivals -> database.write(handle -> JdbcTerminal.connected(handle, arrivals, node)));
        leaving = new Gather<>(
                AT_ONCE,
                sessions -> database.write(handle -> {
                    JdbcTerminal.disconnected(handle, sessions);
                    return Map.of();
                }));
        commanded = new Gather<>(
                AT_ONCE,
                devices -> database.read(handle -> {
                    Set<KnownDevice> open = new HashSet<>(JdbcCommand.open(handle, devices));
                    return devices.stream().collect(Collectors.toMap(Function.identity(), open::contains));
                }));
    }

    /** Empty where the code is not the one that this phone number was given. */
    Future<Optional<Session>> arrive(Arrival arrival) {
        CompletableFuture<Session> session = latest.compute(
                arrival.phone(),
                (phone, before) -> before == null
                        ? arriving.ask(arrival)
                        : before.handle((done, failed) -> arriving.ask(arrival)).thenCompose(Function.identity()));
        session.whenComplete((done, failed) -> latest.remove(arrival.phone(), session));
        return Future.fromCompletionStage(session).map(Optional::ofNullable);
    }

    void leave(Session session) {
        leaving.ask(session);
    }

    /** Whether there are commands for it, queued or unanswered. To be asked once the session can be told of new ones. */
    Future<Boolean> isCommanded(Session session) {
        return Future.fromCompletionStage(commanded.ask(new KnownDevice(session.org(), session.deviceId())));
    }
}
