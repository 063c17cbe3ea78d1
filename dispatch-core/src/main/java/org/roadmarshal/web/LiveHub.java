package org.roadmarshal.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseWatch;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.LivePositions;

/**
 * The sockets of one event loop. Facts come from the journal's tail, positions from the live picture once a tick; nothing of
 * one socket waits for another.
 */
final class LiveHub {
    private static final int GOING_AWAY = 1001;
    private static final int UNAUTHENTICATED = 4401;
    private static final int HEARTBEAT_SECONDS = 10;
    private static final int TICKS_A_SECOND = 4;
    static final int HEARTBEAT_TICKS = HEARTBEAT_SECONDS * TICKS_A_SECOND;
    private static final long RETRY_MS = 500;
    private static final long AUTHENTICATE_WITHIN_MS = 10_000;
    private static final int PAGE = 500;

    private final Vertx vertx;
    private final Context context;
    private final Services services;
    private final Set<LiveSocket> sockets = new HashSet<>();
    private final Audiences audiences;
    private final Map<Integer, Long> heads = new HashMap<>();

    /** What the hub needs of the rest of the house. */
    record Services(
            Database database,
            DatabaseWatch watch,
            Authenticator authenticator,
            LivePositions positions,
            Members members,
            OffDuty duty) {}

    /** Call on the event loop that will own the sockets. */
    LiveHub(Vertx vertx, Context context, Services services) {
        this.vertx = vertx;
        this.context = context;
        this.services = services;
        this.audiences = new Audiences(services.positions());
        vertx.setPeriodic(1_000 / TICKS_A_SECOND, tick -> tick());
    }

    private void tick() {
        long now = Instant.now().getEpochSecond();
        forEach(client -> client.tick(now));
        audiences.tick(System.currentTimeMillis());
    }

    void accept(ServerWebSocket socket) {
        LiveSocket client = new LiveSocket(this, socket);
        sockets.add(client);
        vertx.setTimer(AUTHENTICATE_WITHIN_MS, late -> {
            if (!client.isAuthenticated()) {
                client.close(UNAUTHENTICATED, "Not authenticated in time");
            }
        });
    }

    void authenticate(LiveSocket client, String token) {
        services.authenticator()
                .authenticate(token)
                .onSuccess(who -> newest(who.principal().org()).onComplete(head -> {
                    long seq = head.succeeded()
                            ? head.result()
                            : head(who.principal().org());
                    heads.merge(who.principal().org(), seq, Math::max);
                    offDuty(who.principal())
                            .onComplete(off -> client.welcome(who, seq, off.succeeded() && off.result(), ready(seq)));
                }))
                .onFailure(refused -> client.refuse(refused.getMessage()));
    }

    private Future<Boolean> offDuty(Principal principal) {
        return principal.unitId() == null
                ? Future.succeededFuture(false)
                : services.database()
                        .read(handle -> services.duty().isOff(handle, principal.org(), principal.unitId()));
    }

    private String ready(long seq) {
        return LiveMessages.ready(
                self(), seq, HEARTBEAT_SECONDS, services.watch().isUp(), nodes());
    }

    private Future<Long> newest(int org) {
        return services.database().read(handle -> JournalRows.head(handle, org));
    }

    /** May be called from any thread. */
    void onFact(Fact fact) {
        context.runOnContext(now -> {
            heads.put(fact.org(), fact.seq());
            FactText told = new FactText(fact);
            forEach(client -> {
                if (client.isAuthenticated()) {
                    client.onFact(told);
                }
            });
        });
    }

    /** May be called from any thread: the database or the set of nodes changed. */
    void onStatus() {
        context.runOnContext(now -> {
            String status = LiveMessages.status(services.watch().isUp(), nodes());
            forEach(client -> {
                if (client.isAuthenticated()) {
                    client.send(status);
                }
            });
        });
    }

    Future<List<Fact>> read(int org, long after) {
        return services.database().read(handle -> JournalRows.after(handle, org, after, PAGE));
    }

    void later(Runnable again) {
        vertx.setTimer(RETRY_MS, timer -> again.run());
    }

    /** The newest sequence that this node knows of. */
    long head(int org) {
        return heads.getOrDefault(org, 0L);
    }

    /** @param sight null to look at nothing any more */
    void look(LiveSocket client, Sight sight) {
        if (sight == null) {
            audiences.leave(client);
        } else {
            audiences.look(client, sight);
        }
    }

    void gone(LiveSocket client) {
        sockets.remove(client);
        audiences.leave(client);
    }

    int size() {
        return sockets.size();
    }

    void close() {
        forEach(client -> client.close(GOING_AWAY, "The server stops"));
    }

    private String self() {
        return services.members().list().stream()
                .filter(Members.Member::self)
                .map(Members.Member::url)
                .findFirst()
                .orElse("");
    }

    private List<String> nodes() {
        return services.members().list().stream().map(Members.Member::url).toList();
    }

    private void forEach(Consumer<LiveSocket> action) {
        List.copyOf(sockets).forEach(action);
    }
}
