package org.roadmarshal.device.internal.jt809;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.device.internal.Backoff;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.Edition;
import org.roadmarshal.protocol.jt809.Frame;
import org.roadmarshal.protocol.jt809.Message;
import org.roadmarshal.protocol.jt809.Signal;
import org.roadmarshal.protocol.jt809.SubLinkSignIn;
import org.roadmarshal.protocol.jt809.SubLinkSignInReply;
import org.roadmarshal.protocol.jt809.SubLinkSignOut;

/** The link that we, as the superior platform, open back to a subordinate one, and open again for as long as its main link is up. */
final class SubLink {
    private static final long FIRST_TRY_MS = 1_000;
    private static final long LAST_TRY_MS = 60_000;

    private final Vertx vertx;
    private final SuperiorConfig config;
    private final Door door;
    private final NetClient client;
    private final Runnable whenUp;
    private final Link.Listener business;
    private final Backoff backoff = new Backoff(FIRST_TRY_MS, LAST_TRY_MS);
    private final long ticking;
    private Link link;
    private Instant since;
    private boolean closed;

    /** Where and how to knock. */
    record Door(String host, int port, long verifyCode, Edition edition, BodyCipher cipher) {}

    /** @param business what the other end says beside keeping the link alive. @param whenUp each time that it is up */
    SubLink(Vertx vertx, SuperiorConfig config, Door door, Link.Listener business, Runnable whenUp) {
        this.vertx = vertx;
        this.config = config;
        this.door = door;
        this.business = business;
        this.whenUp = whenUp;
        this.client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(10_000)
                .setReadIdleTimeout(config.silenceSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        this.ticking = vertx.setPeriodic(config.keepAliveSeconds() * 1000L, tick -> keepAlive());
        connect();
    }

    private void connect() {
        if (!closed) {
            client.connect(door.port, door.host).onSuccess(this::open).onFailure(refused -> again());
        }
    }

    private void again() {
        if (!closed) {
            vertx.setTimer(backoff.next(), due -> connect());
        }
    }

    private void open(NetSocket socket) {
        if (closed) {
            socket.close();
            return;
        }
        Link opened = new Link(socket, door.edition, centre -> door.cipher, this::heard);
        link = opened.as(config.centreId(), door.cipher);
        socket.closeHandler(gone -> {
            link = null;
            since = null;
            again();
        });
        opened.send(new SubLinkSignIn(door.verifyCode));
    }

    private void heard(Frame frame, Message message) {
        if (message instanceof SubLinkSignInReply reply) {
            if (reply.result() != SubLinkSignInReply.WELCOME) {
                link.close();
                return;
            }
            backoff.reset();
            since = Instant.now();
            whenUp.run();
        } else if (since != null) {
            business.heard(frame, message);
        }
    }

    private void keepAlive() {
        if (since != null) {
            link.send(Signal.SUB_KEEP_ALIVE);
        }
    }

    /** Null where it is down. */
    Link link() {
        return since == null ? null : link;
    }

    /** Null where it is down. */
    Instant since() {
        return since;
    }

    void close() {
        closed = true;
        vertx.cancelTimer(ticking);
        if (since != null) {
            link.send(new SubLinkSignOut(door.verifyCode));
        }
        client.close();
    }
}
