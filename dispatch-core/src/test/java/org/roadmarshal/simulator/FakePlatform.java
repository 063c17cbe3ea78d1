package org.roadmarshal.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.FrameEncoder;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Reassembly;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.Registration;
import org.roadmarshal.protocol.jt808.RegistrationReply;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.TerminalReply;
import org.roadmarshal.protocol.jt808.Version;

/** A platform of JT/T 808 that registers everybody, and tells a test what it heard. */
final class FakePlatform {
    private static final String CODE = "let me in";
    private static final long SECONDS = 20;

    private final NetServer server;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private volatile Result verdict = Result.OK;
    private volatile NetSocket socket;
    private volatile FrameEncoder encoder;

    /** @param serial of its first frame. @param frames in how many it came */
    record Heard(Version version, String phone, int serial, int frames, Message message) {}

    FakePlatform(Vertx vertx) throws Exception {
        server = vertx.createNetServer().connectHandler(this::connected);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    SocketAddress address() {
        return SocketAddress.inetSocketAddress(server.actualPort(), "127.0.0.1");
    }

    /** What it says to fixes from now on; null for nothing. */
    void answers(Result next) {
        verdict = next;
    }

    /** Speaks to who was connected last. */
    void tell(int serial, Message message) {
        encoder.frames(message, serial).forEach(frame -> socket.write(Buffer.buffer(frame)));
    }

    void hangUp() {
        socket.close();
    }

    /** The next message of a kind; others before it are passed over. */
    <T extends Message> Heard await(Class<T> kind) throws InterruptedException {
        while (true) {
            Heard next = next();
            if (kind.isInstance(next.message())) {
                return next;
            }
        }
    }

    Heard next() throws InterruptedException {
        Heard next = heard.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing more came");
        }
        return next;
    }

    private void connected(NetSocket open) {
        socket = open;
        FrameDecoder decoder = new FrameDecoder();
        Reassembly parts = new Reassembly(1 << 20, Long.MAX_VALUE / 4, 1);
        FrameDecoder.Sink sink = new FrameDecoder.Sink() {
            @Override
            public void frame(Frame frame) {
                encoder = new FrameEncoder(frame.version(), frame.phone());
                if (frame.packaged()) {
                    Reassembly.Whole whole = parts.take(frame, 0);
                    if (whole != null) {
                        take(frame, whole.serial(), whole.message());
                    }
                } else {
                    take(frame, frame.serial(), Messages.read(frame));
                }
            }

            @Override
            public void refused(Refusal reason) {
                throw new AssertionError("a frame that is none: " + reason);
            }
        };
        open.handler(buffer -> decoder.feed(buffer.getBytes(), 0, buffer.length(), sink));
    }

    private void take(Frame frame, int serial, Message message) {
        if (message instanceof Registration) {
            tell(0, new RegistrationReply(serial, RegistrationReply.Outcome.OK, CODE));
        } else if (message instanceof Authentication shown) {
            Result result = shown.code().equals(CODE) ? Result.OK : Result.FAILED;
            tell(1, new PlatformReply(serial, message.id(), result));
        } else if (verdict != null && !(message instanceof TerminalReply)) {
            tell(2, new PlatformReply(serial, message.id(), verdict));
        }
        // Last, so that a test that has seen it may change the verdict.
        heard.add(new Heard(frame.version(), frame.phone(), serial, frame.total(), message));
    }

    void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
