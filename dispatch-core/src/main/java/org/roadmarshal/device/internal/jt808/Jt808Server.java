package org.roadmarshal.device.internal.jt808;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.device.internal.JdbcTerminal;

/** One event loop of connections of terminals; several of them share the port. */
public final class Jt808Server extends VerticleBase {
    private static final long SWEEP_MS = 500;
    private static final long SEEN_MS = TimeUnit.MINUTES.toMillis(1);
    /** Of a burst of reconnections none is turned away by the kernel. */
    private static final int BACKLOG = 4096;

    private final Services services;
    private final Map<String, Integer> byAddress;
    private final Set<Connection> connections = new HashSet<>();
    private Turns turns;
    private long toldSeenMs = System.currentTimeMillis();

    private Jt808Server(Services services, Map<String, Integer> byAddress) {
        this.services = services;
        this.byAddress = byAddress;
    }

    /** Listens, where there is a port to listen at. */
    public static Future<?> deploy(Vertx vertx, Services services) {
        if (services.config().port() == 0) {
            return Future.succeededFuture();
        }
        Map<String, Integer> byAddress = new ConcurrentHashMap<>();
        return services.database()
                .write(handle -> JdbcTerminal.forgetConnections(handle, services.node()))
                // Who starts without a database says so elsewhere; the rows are put right by those who connect.
                .otherwise(0)
                .compose(forgotten -> services.sessions().listen(services.node()))
                .compose(listening -> vertx.deployVerticle(
                        () -> new Jt808Server(services, byAddress),
                        new DeploymentOptions().setInstances(services.config().loops())));
    }

    @Override
    public Future<?> start() {
        turns = new Turns(context);
        vertx.setPeriodic(SWEEP_MS, tick -> sweep(System.currentTimeMillis()));
        NetServerOptions options =
                new NetServerOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setAcceptBacklog(BACKLOG);
        return vertx.createNetServer(options)
                .connectHandler(this::accept)
                .listen(services.config().port(), services.config().host());
    }

    private void accept(NetSocket socket) {
        String address = socket.remoteAddress().hostAddress();
        int fromThere = byAddress.merge(address, 1, Integer::sum);
        Connection connection = new Connection(turns, socket, services);
        services.meters().connected();
        socket.closeHandler(closed -> {
            byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
            services.meters().disconnected();
            connections.remove(connection);
            connection.closed();
        });
        if (fromThere > services.config().connectionsPerAddress()) {
            services.meters().refused("connections");
            socket.close();
        } else {
            connections.add(connection);
            connection.open();
        }
    }

    private void sweep(long now) {
        List.copyOf(connections).forEach(connection -> connection.sweep(now));
        if (now - toldSeenMs >= SEEN_MS) {
            List<JdbcTerminal.Session> heard = connections.stream()
                    .filter(connection -> connection.heardMs() >= toldSeenMs
                            && connection.dialogue().authenticated())
                    .map(connection -> connection.dialogue().session())
                    .toList();
            toldSeenMs = now;
            services.database().write(handle -> {
                JdbcTerminal.seen(handle, heard);
                return heard;
            });
        }
    }
}
