package org.roadmarshal.device.internal.jt809;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.device.internal.Backoff;
import org.roadmarshal.protocol.jt809.DutyCheck;
import org.roadmarshal.protocol.jt809.Frame;
import org.roadmarshal.protocol.jt809.Message;
import org.roadmarshal.protocol.jt809.SignIn;
import org.roadmarshal.protocol.jt809.SignInReply;
import org.roadmarshal.protocol.jt809.SignOut;
import org.roadmarshal.protocol.jt809.Signal;
import org.roadmarshal.protocol.jt809.SubLinkSignIn;
import org.roadmarshal.protocol.jt809.SubLinkSignInReply;
import org.roadmarshal.protocol.jt809.SubLinkSignOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our links with the superior platform: the main link, opened again whenever it breaks, and the door for its sub link. */
final class UpwardLink {
    private static final Logger LOG = LoggerFactory.getLogger(UpwardLink.class);
    private static final long FIRST_TRY_MS = 1_000;
    private static final long LAST_TRY_MS = 60_000;

    private final Vertx vertx;
    private final SubordinateConfig config;
    private final IncomingDutyChecks dutyChecks;
    private final Runnable whenUp;
    private final NetClient client;
    private final NetServer door;
    private final Backoff backoff = new Backoff(FIRST_TRY_MS, LAST_TRY_MS);
    private final long ticking;
    private Link link;
    private long verifyCode;
    private boolean up;
    private boolean closed;

    UpwardLink(Vertx vertx, SubordinateConfig config, IncomingDutyChecks dutyChecks, Runnable whenUp) {
        this.vertx = vertx;
        this.config = config;
        this.dutyChecks = dutyChecks;
        this.whenUp = whenUp;
        this.client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(10_000)
                .setReadIdleTimeout(config.silenceSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        this.door = vertx.createNetServer(new NetServerOptions()
                .setReadIdleTimeout(config.silenceSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        this.ticking = vertx.setPeriodic(config.keepAliveSeconds() * 1000L, tick -> keepAlive());
        door.connectHandler(Caller::new)
                .listen(config.subLinkPort(), config.listen())
                .onFailure(failure -> LOG.error("Nowhere to await the superior platform's sub link", failure));
        connect();
    }

    private void connect() {
        if (!closed) {
            client.connect(config.port(), config.host()).onSuccess(this::open).onFailure(refused -> again());
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
        link = linkOver(socket, this::heard);
        socket.closeHandler(gone -> {
            link = null;
            up = false;
            again();
        });
        link.send(new SignIn(
                config.userId(), config.password(), config.centreId(), config.subLinkHost(), config.subLinkPort()));
    }

    private Link linkOver(NetSocket socket, Link.Listener listener) {
        return new Link(socket, config.edition(), centre -> config.cipher(), listener)
                .as(config.centreId(), config.cipher());
    }

    private void heard(Frame frame, Message message) {
        if (message instanceof SignInReply reply) {
            if (reply.result() == SignInReply.WELCOME) {
                verifyCode = reply.verifyCode();
                up = true;
                backoff.reset();
                whenUp.run();
            } else {
                LOG.error("The superior platform at {} refuses us: {}", config.host(), reply.result());
                link.close();
            }
        } else {
            business(frame, message);
        }
    }

    private void business(Frame frame, Message message) {
        if (message instanceof DutyCheck check) {
            dutyChecks.asked(check, frame.serial());
        } else if (!(message instanceof Signal)) {
            LOG.warn("The superior platform sends what we do not act on: 0x{}", Integer.toHexString(message.type()));
        }
    }

    /** One connection to the door: whoever knocks must know the code of our own sign-in. */
    private final class Caller {
        private final Link subLink;
        private boolean known;

        Caller(NetSocket socket) {
            this.subLink = linkOver(socket, this::heard);
        }

        private void heard(Frame frame, Message message) {
            if (message instanceof SubLinkSignIn signIn) {
                known = up && signIn.verifyCode() == verifyCode;
                int result = known ? SubLinkSignInReply.WELCOME : SubLinkSignInReply.WRONG_CODE;
                subLink.send(new SubLinkSignInReply(result));
            }
            if (!known) {
                subLink.close();
            } else if (message.equals(Signal.SUB_KEEP_ALIVE)) {
                subLink.send(Signal.SUB_KEEP_ALIVE_REPLY);
            } else if (message instanceof SubLinkSignOut) {
                subLink.send(Signal.SUB_SIGN_OUT_REPLY).onComplete(sent -> subLink.close());
            } else if (!(message instanceof SubLinkSignIn)) {
                business(frame, message);
            }
        }
    }

    private void keepAlive() {
        if (up) {
            link.send(Signal.KEEP_ALIVE);
        }
    }

    /** Null where it is down. */
    Link link() {
        return up ? link : null;
    }

    void close() {
        closed = true;
        vertx.cancelTimer(ticking);
        door.close();
        if (up) {
            link.send(new SignOut(config.userId(), config.password())).onComplete(sent -> client.close());
        } else {
            client.close();
        }
    }
}
