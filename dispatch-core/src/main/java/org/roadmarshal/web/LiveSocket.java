package org.roadmarshal.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.roadmarshal.http.Authenticator.Authenticated;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.DispatchException;

/**
 * One client of the live socket; everything here runs on the hub's event loop.
 *
 * <p>A socket either follows the tail, or catches up from the journal: after subscribing, after it was slow, after a gap.
 * While it catches up it ignores the tail, so that facts come in order, each once.
 */
final class LiveSocket implements Audience.Viewer {
    private static final int UNAUTHENTICATED = 4401;
    private static final int TOO_MUCH = 4429;
    /** More than this behind, and a client is better off asking for the lists anew. */
    private static final long FARTHEST_BEHIND = 20_000;

    private static final int MESSAGES_A_SECOND = 50;

    private final LiveHub hub;
    private final ServerWebSocket socket;
    private Authenticated who;
    private Subscription subscription;
    private long seq;
    private boolean following;
    private boolean catchingUp;
    private int recentMessages;
    private int ticks;
    private boolean alive = true;
    /** Whether the unit that they crew is off duty. */
    private boolean offDuty;

    LiveSocket(LiveHub hub, ServerWebSocket socket) {
        this.hub = hub;
        this.socket = socket;
        socket.textMessageHandler(this::receive);
        socket.binaryMessageHandler(bytes -> error("validation", "Messages are JSON text"));
        socket.pongHandler(pong -> alive = true);
        socket.drainHandler(drained -> catchUp());
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> hub.gone(this));
    }

    private void receive(String text) {
        alive = true;
        if (++recentMessages > MESSAGES_A_SECOND) {
            socket.close((short) TOO_MUCH, "Too many messages");
            return;
        }
        try {
            JsonObject message = new JsonObject(text);
            switch (message.getString("type", "")) {
                case "authenticate" -> hub.authenticate(this, message.getString("token", ""));
                case "subscribe" -> subscribe(message);
                case "ping" -> send(LiveMessages.heartbeat(seq));
                default -> error("validation", "type is one of authenticate, subscribe, ping");
            }
        } catch (DecodeException | ClassCastException e) {
            error("validation", "Not a message of this socket: " + e.getMessage());
        } catch (DispatchException e) {
            error(e.code().code(), e.getMessage());
        }
    }

    /** @param offDuty whether the unit that they crew is off duty now; facts say how that goes on */
    void welcome(Authenticated authenticated, long head, boolean offDuty, String ready) {
        // Only the same account may go on with a socket: what it has subscribed to was for its eyes.
        if (who != null
                && who.principal().accountId() != authenticated.principal().accountId()) {
            refuse("Another account needs another socket");
            return;
        }
        if (who == null) {
            seq = head;
        }
        who = authenticated;
        this.offDuty = offDuty;
        send(ready);
        look();
    }

    void refuse(String detail) {
        error("unauthenticated", detail);
        socket.close((short) UNAUTHENTICATED, "Not authenticated");
    }

    private void subscribe(JsonObject message) {
        if (who == null) {
            refuse("Authenticate first");
            return;
        }
        Subscription wanted = Subscription.of(message);
        Long after = message.getLong("afterSeq");
        if (after != null && (after < 0 || after > hub.head(org()) || hub.head(org()) - after > FARTHEST_BEHIND)) {
            error(
                    "resync",
                    "Sequence " + after + " cannot be resumed from; ask for the lists and subscribe from ready.seq");
            return;
        }
        subscription = wanted;
        look();
        if (after != null) {
            seq = after;
            following = false;
        }
        catchUp();
    }

    /** What it sees of the movers goes by what it wants and by what its newest token permits. */
    private void look() {
        if (subscription != null && !socket.isClosed()) {
            hub.look(this, subscription.sight(who.principal()));
        }
    }

    /** Reads pages of the journal until the tail is reached; a full socket stops it, and draining begins it anew. */
    private void catchUp() {
        if (subscription == null || following || catchingUp || !isReady()) {
            return;
        }
        catchingUp = true;
        hub.read(org(), seq).onComplete(page -> {
            catchingUp = false;
            if (page.failed()) {
                hub.later(this::catchUp);
                return;
            }
            page.result().forEach(fact -> deliver(new FactText(fact)));
            if (page.result().isEmpty() && seq >= hub.head(org())) {
                following = true;
            } else {
                catchUp();
            }
        });
    }

    void onFact(FactText told) {
        Fact fact = told.fact();
        if (!following || fact.org() != org() || fact.seq() <= seq) {
            return;
        }
        if (fact.seq() > seq + 1 || !isReady()) {
            following = false;
            catchUp();
            return;
        }
        deliver(told);
    }

    private void deliver(FactText told) {
        Fact fact = told.fact();
        if (fact.seq() <= seq) {
            return;
        }
        seq = fact.seq();
        offDuty = OffDuty.after(who.principal(), fact, offDuty);
        if (subscription.wants(who.principal(), fact) && !(offDuty && OffDuty.withholds(who.principal(), fact))) {
            send(told.text());
        }
    }

    /** Every quarter of a second. Each socket's heart beats by its own count, so that they do not all beat, and hold up what is told, at once. */
    void tick(long unixSeconds) {
        recentMessages = Math.max(0, recentMessages - MESSAGES_A_SECOND / 4);
        if (++ticks % LiveHub.HEARTBEAT_TICKS == 0) {
            heartbeat(unixSeconds);
        }
    }

    /** One that is closed has no queue: to ask it would throw, and the others of this turn would go without. */
    @Override
    public boolean isReady() {
        return !socket.isClosed() && !socket.writeQueueFull();
    }

    @Override
    public void show(Buffer frame) {
        if (!socket.isClosed()) {
            socket.writeBinaryMessage(frame);
        }
    }

    /** Heartbeat, and the end of those who are gone or whose token is. */
    private void heartbeat(long unixSeconds) {
        if (who == null) {
            return;
        }
        if (who.expiresAt() <= unixSeconds) {
            refuse("The token has expired");
        } else if (!alive) {
            socket.close();
        } else {
            alive = false;
            socket.writePing(Buffer.buffer("?"));
            send(LiveMessages.heartbeat(seq));
        }
    }

    boolean isAuthenticated() {
        return who != null;
    }

    void send(String text) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(text);
        }
    }

    void close(int code, String reason) {
        socket.close((short) code, reason);
    }

    private void error(String code, String detail) {
        send(LiveMessages.error(code, detail));
    }

    private int org() {
        return who.principal().org();
    }
}
