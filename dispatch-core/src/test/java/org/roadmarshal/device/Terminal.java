package org.roadmarshal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.FrameEncoder;
import org.roadmarshal.protocol.jt808.Item;
import org.roadmarshal.protocol.jt808.Items;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Reassembly;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.Registration;
import org.roadmarshal.protocol.jt808.RegistrationReply;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.Version;

/** A vehicle's terminal over a real socket, as a test leads it. */
final class Terminal implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final Socket socket;
    private final Version version;
    private final FrameEncoder encoder;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Reassembly reassembly = new Reassembly(1 << 20, PATIENCE_MS, 1);
    private final Deque<Heard> heard = new ArrayDeque<>();
    private int serial = 65_530;

    /** A message and the serial under which it came. */
    record Heard(Message message, int serial) {}

    Terminal(int port, Version version, String phone) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.socket.setSoTimeout(PATIENCE_MS);
        this.version = version;
        this.encoder = new FrameEncoder(version, phone);
    }

    /** @return the serial of its first frame */
    int send(Message message) throws IOException {
        int first = serial;
        for (byte[] frame : frames(message)) {
            sendRaw(frame);
        }
        return first;
    }

    /** Takes the serials, but sends nothing yet. */
    List<byte[]> frames(Message message) {
        List<byte[]> frames = encoder.frames(message, serial);
        serial = serial + frames.size() & 0xffff;
        return frames;
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next message of an id; others before it are passed over. */
    Heard await(int id) throws IOException {
        while (true) {
            Heard next = next();
            assertThat(next).as("the connection was closed").isNotNull();
            if (next.message.id() == id) {
                return next;
            }
        }
    }

    /** Sends, and reads on to the general reply to it: of several frames to the last. */
    Result ask(Message message) throws IOException {
        send(message);
        int sent = serial - 1 & 0xffff;
        while (true) {
            PlatformReply reply = (PlatformReply) await(PlatformReply.ID).message;
            if (reply.serial() == sent) {
                assertThat(reply.repliedId()).isEqualTo(message.id());
                return reply.result();
            }
        }
    }

    /** Whether the server closes the connection, sooner or later. */
    boolean isClosed() throws IOException {
        while (next() != null) {
            // What was still on its way.
        }
        return true;
    }

    /** Null at the end of the connection. */
    private Heard next() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] piece = new byte[4096];
        while (heard.isEmpty()) {
            int count = in.read(piece);
            if (count < 0) {
                return null;
            }
            decoder.feed(piece, 0, count, new FrameDecoder.Sink() {
                @Override
                public void frame(Frame frame) {
                    take(frame);
                }

                @Override
                public void refused(Refusal reason) {
                    throw new AssertionError("The server sent no frame: " + reason);
                }
            });
        }
        return heard.poll();
    }

    private void take(Frame frame) {
        if (frame.packaged()) {
            Reassembly.Whole whole = reassembly.take(frame, 0);
            if (whole != null) {
                heard.add(new Heard(whole.message(), whole.serial()));
            }
        } else {
            heard.add(new Heard(Messages.read(frame), frame.serial()));
        }
    }

    RegistrationReply register(String plate, String terminal) throws IOException {
        send(new Registration(33, 1502, "TEST", "T-1", terminal, 2, plate));
        return (RegistrationReply) await(RegistrationReply.ID).message;
    }

    Result authenticate(String code) throws IOException {
        return ask(
                version == Version.V2013
                        ? new Authentication(code, null, null)
                        : new Authentication(code, "860000000000001", "1.0"));
    }

    /** Registers and authenticates. @return its code */
    String signOn(String plate) throws IOException {
        RegistrationReply reply = register(plate, "T1");
        assertThat(reply.outcome()).isEqualTo(RegistrationReply.Outcome.OK);
        assertThat(authenticate(reply.authCode())).isEqualTo(Result.OK);
        return reply.authCode();
    }

    static Location at(Instant time, double lon) {
        Items items = new Items.Builder()
                .add(Item.MILEAGE, 1234)
                .add(0xe3, new byte[] {1, 2})
                .build();
        return new Location(
                0, 3, 41_570_000, (int) Math.round(lon * 1e6), 20, 505, 90, time.getEpochSecond() * 1000, items);
    }

    static List<Location> track(Instant from, int count) {
        List<Location> locations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            locations.add(at(from.plusSeconds(i), 120.4 + i / 1000.0));
        }
        return locations;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
