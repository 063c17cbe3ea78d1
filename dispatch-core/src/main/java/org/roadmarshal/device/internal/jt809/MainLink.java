package org.roadmarshal.device.internal.jt809;

import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.roadmarshal.protocol.jt809.DutyAnswer;
import org.roadmarshal.protocol.jt809.Frame;
import org.roadmarshal.protocol.jt809.Message;
import org.roadmarshal.protocol.jt809.SignIn;
import org.roadmarshal.protocol.jt809.SignInReply;
import org.roadmarshal.protocol.jt809.SignOut;
import org.roadmarshal.protocol.jt809.Signal;
import org.roadmarshal.protocol.jt809.Unread;
import org.roadmarshal.protocol.jt809.VehicleLocations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subordinate platform's main link to us, from its sign-in to its end. What it sends faster than the database takes stays in its
 * own socket, as the protocol has no other way to say "slower". Belongs to the event loop of {@link MainLinks}.
 */
final class MainLink {
    private static final Logger LOG = LoggerFactory.getLogger(MainLink.class);
    /** Messages that wait for their commit, above which we read no further, and below half of which we read on. */
    private static final int MOST_WAITING = 512;

    private final UUID session = UUID.randomUUID();
    private final MainLinks house;
    private final Link link;
    private final String address;
    private JdbcPlatform.Account platform;
    private SubLink subLink;
    private boolean signingIn;
    private boolean closed;
    private int waiting;

    private Instant heardAt = Instant.now();
    private long fixes;
    private long refused;
    private long faults;
    private long faultsTold;

    MainLink(MainLinks house, NetSocket socket) {
        this.house = house;
        this.address = socket.remoteAddress().hostAddress();
        this.link = new Link(socket, null, house::cipher, this::heard);
        socket.closeHandler(gone -> ended());
    }

    private void heard(Frame frame, Message message) {
        if (platform == null) {
            if (message instanceof SignIn signIn && !signingIn) {
                signingIn = true;
                signIn(signIn, frame.centreId());
            }
            return;
        }
        if (message instanceof VehicleLocations locations) {
            take(locations);
        } else if (message.equals(Signal.KEEP_ALIVE)) {
            link.send(Signal.KEEP_ALIVE_REPLY);
        } else if (message instanceof DutyAnswer answer) {
            house.dutyChecks().answered(platform, answer);
        } else if (message instanceof SignOut) {
            link.send(Signal.SIGN_OUT_REPLY).onComplete(sent -> link.close());
        } else if (message instanceof Unread unread) {
            faults++;
            LOG.debug("{} sent 0x{}: {}", platform.userId(), Integer.toHexString(unread.type()), unread.why());
        }
        stamp();
    }

    private void signIn(SignIn signIn, long centreId) {
        link.socket().pause();
        house.check(signIn, centreId, address).onComplete(checked -> {
            link.socket().resume();
            if (checked.failed()) {
                link.send(new SignInReply(SignInReply.SHORT_OF_RESOURCES, 0)).onComplete(sent -> link.close());
            } else if (checked.result().account() == null) {
                LOG.warn(
                        "{} from {} is refused: {}",
                        signIn,
                        address,
                        checked.result().result());
                link.send(new SignInReply(checked.result().result(), 0)).onComplete(sent -> link.close());
            } else if (!closed) {
                welcome(signIn, checked.result().account());
            }
        });
    }

    private void welcome(SignIn signIn, JdbcPlatform.Account account) {
        platform = account;
        link.as(house.settings().centreId(), account.cipher());
        long verifyCode = ThreadLocalRandom.current().nextLong(1, 1L << 32);
        link.send(new SignInReply(SignInReply.WELCOME, verifyCode));
        house.opened(this);
        if (!SignInCheck.maySubLinkTo(account, signIn.subLinkHost(), address)) {
            LOG.warn("{} awaits its sub link at an address that is not its own", signIn);
            return;
        }
        SubLink.Door door = new SubLink.Door(
                signIn.subLinkHost(), signIn.subLinkPort(), verifyCode, link.edition(), account.cipher());
        subLink = new SubLink(house.vertx(), house.settings(), door, this::heard, () -> house.dutyChecks()
                .ask(this));
    }

    private void take(VehicleLocations locations) {
        if (++waiting == MOST_WAITING) {
            link.socket().pause();
        }
        house.intake().take(platform, locations, () -> !closed).onComplete(done -> {
            if (done.succeeded()) {
                fixes += done.result().fixes();
                refused += done.result().refused();
            } else {
                refused += locations.locations().size();
                LOG.warn("What {} sent of {} is not stored", platform.userId(), locations.plate(), done.cause());
            }
            if (--waiting == MOST_WAITING / 2) {
                link.socket().resume();
            }
            stamp();
        });
    }

    /** What came before is stored. */
    private void stamp() {
        if (waiting == 0) {
            heardAt = Instant.now();
        }
    }

    private void ended() {
        closed = true;
        if (subLink != null) {
            subLink.close();
        }
        house.ended(this);
    }

    /** What was counted since the last time. */
    JdbcPlatformLink.LinkCount count() {
        long wrong = faults + link.faults();
        JdbcPlatformLink.LinkCount count = new JdbcPlatformLink.LinkCount(
                fixes, refused, wrong - faultsTold, heardAt, subLink == null ? null : subLink.since());
        fixes = 0;
        refused = 0;
        faultsTold = wrong;
        return count;
    }

    /** Takes back what could not be recorded, for the next time. */
    void uncounted(JdbcPlatformLink.LinkCount count) {
        fixes += count.fixes();
        refused += count.refused();
        faultsTold -= count.faults();
    }

    /** By which to tell the platform something: the sub link, or the main link where that is down. */
    Link towards() {
        return subLink == null || subLink.link() == null ? link : subLink.link();
    }

    JdbcPlatform.Account platform() {
        return platform;
    }

    UUID session() {
        return session;
    }

    void close() {
        link.close();
    }
}
