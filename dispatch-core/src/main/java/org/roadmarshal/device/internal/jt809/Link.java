package org.roadmarshal.device.internal.jt809;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.Edition;
import org.roadmarshal.protocol.jt809.Frame;
import org.roadmarshal.protocol.jt809.FrameDecoder;
import org.roadmarshal.protocol.jt809.FrameEncoder;
import org.roadmarshal.protocol.jt809.Message;

/** One connection that speaks JT/T 809, whoever opened it. Belongs to the event loop of its socket. */
final class Link {
    private final NetSocket socket;
    private final FrameDecoder decoder;
    private long centreId;
    private BodyCipher cipher;
    private long serial;

    /** Hears of what comes in, in its order. */
    @FunctionalInterface
    interface Listener {
        void heard(Frame frame, Message message);
    }

    /**
     * @param edition null where the other end's sign-in shall tell
     * @param ciphers by centre id, for what comes in
     */
    Link(NetSocket socket, Edition edition, LongFunction<BodyCipher> ciphers, Listener listener) {
        this.socket = socket;
        this.decoder = new FrameDecoder(edition, ciphers);
        socket.handler(
                bytes -> decoder.feed(bytes.getBytes()).forEach(frame -> listener.heard(frame, Message.of(frame))));
        // What breaks a connection also closes it, and that is heard of.
        socket.exceptionHandler(broken -> {});
    }

    /** Says how to send from now on. @param encrypting null for in clear */
    Link as(long centre, BodyCipher encrypting) {
        centreId = centre;
        cipher = encrypting;
        return this;
    }

    Edition edition() {
        return decoder.edition();
    }

    long faults() {
        return decoder.faults();
    }

    /** Takes the next frame's serial, for a message that must be known by it before it goes. */
    long takeSerial() {
        return serial++ & 0xFFFF_FFFFL;
    }

    Future<Void> send(Message message) {
        return send(takeSerial(), message);
    }

    Future<Void> send(long taken, Message message) {
        return send(taken, message.type(), message.body(edition()));
    }

    /** @param body of a message, as its edition writes it */
    Future<Void> send(int type, byte[] body) {
        return send(takeSerial(), type, body);
    }

    private Future<Void> send(long taken, int type, byte[] body) {
        Long key = cipher == null ? null : ThreadLocalRandom.current().nextLong(1, 1L << 32);
        Frame frame = new Frame(edition(), taken, type, centreId, key, Instant.now(), body);
        return socket.write(Buffer.buffer(FrameEncoder.encode(frame, cipher)));
    }

    NetSocket socket() {
        return socket;
    }

    void close() {
        socket.close();
    }
}
