package org.roadmarshal.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Random;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.FrameEncoder;
import org.roadmarshal.protocol.jt808.Heartbeat;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.MissingPackages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Reassembly;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.RegistrationReply;
import org.roadmarshal.protocol.jt808.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal's connection to a platform over JT/T 808: registers, authenticates, keeps alive, and comes back when it is gone, of
 * the next platform where one fails. Its time is real milliseconds of a clock that runs evenly.
 */
final class TerminalLink implements FrameDecoder.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalLink.class);
    private static final long HEARTBEAT_MS = 60_000;
    private static final long PATIENCE_MS = 20_000;
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 60_000;
    private static final int MOST_PARTS_BYTES = 64 * 1024;

    private final NetClient client;
    private final List<SocketAddress> platforms;
    private final TerminalIdentity who;
    private final Listener listener;
    private final Random random;
    private final FrameEncoder encoder;
    private int platform;
    private NetSocket socket;
    private FrameDecoder decoder;
    private Reassembly parts;
    private boolean connecting;
    private boolean online;
    private String authCode;
    private int serial;
    private int failures;
    private long now;
    private long due;
    private long sent;
    /** The message that was last sent in packages. */
    private List<byte[]> packages = List.of();

    private int packagesFrom;

    /** Hears what becomes of the connection. */
    interface Listener {
        /** What was not answered is lost. */
        void offline();

        /** @param serial of the platform's message */
        void heard(int serial, Message message);
    }

    /** @param first when to connect at first */
    TerminalLink(
            NetClient client,
            List<SocketAddress> platforms,
            TerminalIdentity who,
            Listener listener,
            Random random,
            long first) {
        this.client = client;
        this.platforms = List.copyOf(platforms);
        this.who = who;
        this.listener = listener;
        this.random = random;
        this.encoder = new FrameEncoder(who.version(), who.phone());
        this.platform = random.nextInt(platforms.size());
        this.due = first;
    }

    boolean online() {
        return online;
    }

    /** Does what is due; to be called now and then. */
    void step(long millis) {
        now = millis;
        if (socket == null) {
            if (!connecting && now >= due) {
                connect();
            }
        } else if (!online && now - due > PATIENCE_MS) {
            socket.close();
        } else if (online && now - sent > HEARTBEAT_MS) {
            send(new Heartbeat());
        } else if (online) {
            parts.missing(MissingPackages.OF_TERMINAL, now).forEach(this::send);
        }
    }

    /** @return the serial of its first frame, by which it is answered */
    int send(Message message) {
        int first = serial;
        List<byte[]> frames = encoder.frames(message, first);
        serial = first + frames.size() & 0xffff;
        if (frames.size() > 1) {
            packages = frames;
            packagesFrom = first;
        }
        frames.forEach(this::write);
        return first;
    }

    /** Sends packages of the last message again that had several. @param indexes from 1 */
    void sendAgain(List<Integer> indexes) {
        indexes.stream()
                .filter(index -> index >= 1 && index <= packages.size())
                .forEach(index -> write(packages.get(index - 1)));
    }

    /** Loses the connection, as in a tunnel. @param back milliseconds until it may come back */
    void drop(long back) {
        due = now + back;
        if (socket != null) {
            socket.close();
        }
    }

    private void write(byte[] frame) {
        if (socket != null) {
            sent = now;
            socket.write(Buffer.buffer(frame));
        }
    }

    private void connect() {
        connecting = true;
        client.connect(platforms.get(platform))
                .onSuccess(this::opened)
                .onFailure(failure -> {
                    LOG.debug("{}: {}", who.plate(), failure.getMessage());
                    platform = (platform + 1) % platforms.size();
                    pause();
                })
                .onComplete(done -> connecting = false);
    }

    private void opened(NetSocket open) {
        socket = open;
        decoder = new FrameDecoder();
        parts = new Reassembly(MOST_PARTS_BYTES, PATIENCE_MS, 3);
        due = now;
        open.handler(buffer -> {
            byte[] bytes = buffer.getBytes();
            decoder.feed(bytes, 0, bytes.length, this);
        });
        open.exceptionHandler(broken -> open.close());
        open.closeHandler(closed -> ended());
        introduce();
    }

    private void introduce() {
        send(authCode == null ? who.registration() : who.authentication(authCode));
    }

    private void ended() {
        boolean was = online;
        socket = null;
        online = false;
        if (due <= now) {
            pause();
        }
        if (was) {
            listener.offline();
        }
    }

    /** Longer after each failure in a row, and never in step with others. */
    private void pause() {
        long most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(++failures, 10));
        due = now + most / 2 + random.nextLong(most / 2);
    }

    @Override
    public void frame(Frame frame) {
        if (frame.packaged()) {
            Reassembly.Whole whole = parts.take(frame, now);
            if (whole != null) {
                hear(whole.serial(), whole.message());
            }
        } else {
            hear(frame.serial(), Messages.read(frame));
        }
    }

    @Override
    public void refused(Refusal reason) {
        LOG.warn("{} does not understand the platform: {}", who.plate(), reason);
    }

    private void hear(int platformsSerial, Message message) {
        if (message instanceof RegistrationReply reply) {
            registered(reply);
        } else if (message instanceof PlatformReply reply && reply.repliedId() == Authentication.ID) {
            authenticated(reply.result());
        } else if (message instanceof MissingPackages missing) {
            if (missing.serial() == packagesFrom) {
                sendAgain(missing.indexes());
            }
        } else if (online) {
            listener.heard(platformsSerial, message);
        }
    }

    private void registered(RegistrationReply reply) {
        if (reply.outcome() == RegistrationReply.Outcome.OK) {
            authCode = reply.authCode();
            introduce();
        } else {
            if (failures == 0) {
                LOG.warn("{} ({}) is not registered: {}", who.plate(), who.phone(), reply.outcome());
            }
            socket.close();
        }
    }

    private void authenticated(Result result) {
        if (result == Result.OK) {
            online = true;
            failures = 0;
        } else {
            authCode = null;
            socket.close();
        }
    }
}
