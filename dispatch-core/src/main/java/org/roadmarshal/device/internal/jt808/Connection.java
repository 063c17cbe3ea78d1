package org.roadmarshal.device.internal.jt808;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Locale;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.FrameEncoder;
import org.roadmarshal.protocol.jt808.Malformed;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.MissingPackages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Reassembly;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.Unknown;
import org.roadmarshal.protocol.jt808.Version;

/** One terminal's TCP connection: bytes to messages and back, and its limits. Lives on its own event loop. */
final class Connection implements FrameDecoder.Sink {
    /** A photo of a terminal has up to some hundred thousand bytes. */
    private static final int MOST_UNFINISHED = 4 << 20;

    private static final long PATIENCE_MS = 3000;
    private static final int REQUESTS = 5;

    private final Turns turns;
    private final NetSocket socket;
    private final Services services;
    private final Dialogue dialogue;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Reassembly reassembly = new Reassembly(MOST_UNFINISHED, PATIENCE_MS, REQUESTS);
    private final FrameRing ring = new FrameRing();
    private final long openedMs = System.currentTimeMillis();
    private long heardMs = openedMs;
    private long second;
    private int framesOfSecond;
    /** The first frame of this phone and edition. */
    private Frame known;

    private String phone;
    private FrameEncoder encoder;
    private Version version;
    private int serial;
    private Buffer out;

    Connection(Turns turns, NetSocket socket, Services services) {
        this.turns = turns;
        this.socket = socket;
        this.services = services;
        this.dialogue = new Dialogue(this, services);
    }

    void open() {
        socket.handler(this::take).exceptionHandler(failure -> socket.close());
    }

    private void take(Buffer buffer) {
        heardMs = System.currentTimeMillis();
        byte[] bytes = buffer.getBytes();
        decoder.feed(bytes, 0, bytes.length, this);
        if (heardMs / 1000 != second) {
            second = heardMs / 1000;
            framesOfSecond = 0;
        } else if (framesOfSecond > services.config().framesPerSecond()) {
            socket.pause();
        }
    }

    @Override
    public void refused(Refusal reason) {
        services.meters().refused(reason.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void frame(Frame frame) {
        framesOfSecond++;
        ring.add(frame.bytes(), true, heardMs);
        if (!isOfThisTerminal(frame)) {
            services.meters().refused("identity");
        } else if (frame.encrypted()) {
            services.meters().refused("encrypted");
            reply(frame.serial(), frame.id(), Result.UNSUPPORTED);
        } else if (!frame.packaged()) {
            receive(Messages.read(frame), frame.serial());
        } else if (dialogue.authenticated()) {
            receivePart(frame);
        } else {
            services.meters().refused("unauthenticated");
        }
    }

    private boolean isOfThisTerminal(Frame frame) {
        if (known != null && frame.isOfSame(known)) {
            return true;
        }
        String claimed = frame.phone();
        if (dialogue.authenticated() && !claimed.equals(phone)) {
            return false;
        }
        known = frame;
        phone = claimed;
        version = frame.version();
        encoder = new FrameEncoder(version, phone);
        return true;
    }

    /** A part is acknowledged as it comes, but for the last: its answer is that to the whole, which may have to be stored. */
    private void receivePart(Frame frame) {
        Reassembly.Whole whole = reassembly.take(frame, heardMs);
        if (whole == null) {
            reply(frame.serial(), frame.id(), Result.OK);
        } else {
            receive(whole.message(), frame.serial());
        }
    }

    private void receive(Message message, int messageSerial) {
        if (message instanceof Malformed) {
            services.meters().refused("malformed");
            reply(messageSerial, message.id(), Result.BAD_MESSAGE);
        } else if (message instanceof Unknown) {
            services.meters().refused("unknown");
            reply(messageSerial, message.id(), Result.UNSUPPORTED);
        } else {
            services.meters().frame(message.id());
            dialogue.take(message, messageSerial);
        }
    }

    void reply(int toSerial, int toId, Result result) {
        send(new PlatformReply(toSerial, toId, result));
    }

    void send(Message message) {
        write(encode(message));
    }

    /** That of the next frame. */
    int nextSerial() {
        return serial;
    }

    /** As frames that take the next serials. */
    List<byte[]> encode(Message message) {
        List<byte[]> frames = encoder.frames(message, serial);
        serial = serial + frames.size() & 0xffff;
        return frames;
    }

    /** All that is written in one turn of the event loop leaves in one piece. */
    void write(List<byte[]> frames) {
        if (out == null) {
            out = Buffer.buffer();
            turns.flush(this);
        }
        for (byte[] frame : frames) {
            out.appendBytes(frame);
            ring.add(frame, false, System.currentTimeMillis());
        }
    }

    /** Called by {@link Turns}. */
    void flush() {
        Buffer full = out;
        out = null;
        if (socket.writeQueueFull()) {
            // It does not read its answers: it gets none, and sends again when it does.
            services.meters().refused("slow");
        } else {
            socket.write(full);
        }
    }

    /** Looks at what time has brought. */
    void sweep(long now) {
        if (now - heardMs > services.config().idle().toMillis()) {
            services.meters().refused("idle");
            close();
        } else if (!dialogue.authenticated()
                && now - openedMs > services.config().unauthenticated().toMillis()) {
            services.meters().refused("stranger");
            close();
        } else {
            socket.resume();
            reassembly.missing(MissingPackages.OF_PLATFORM, now).forEach(this::send);
            dialogue.sweep(now);
        }
    }

    Dialogue dialogue() {
        return dialogue;
    }

    String phone() {
        return phone;
    }

    Version version() {
        return version;
    }

    long heardMs() {
        return heardMs;
    }

    /** Only on its event loop. */
    JsonArray frames() {
        return ring.toJson();
    }

    /** From any thread. */
    void run(Runnable work) {
        turns.run(work);
    }

    void close() {
        socket.close();
    }

    void closed() {
        dialogue.closed();
    }
}
