package org.roadmarshal.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.FrameEncoder;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationBatch;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.Result;

/** One terminal that waits for its answers. */
final class Caller implements AutoCloseable, FrameDecoder.Sink {
    private static final int PATIENCE_MS = 60_000;

    private final int number;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final FrameEncoder encoder;
    private final FrameDecoder decoder = new FrameDecoder();
    private final ArrayDeque<PlatformReply> heard = new ArrayDeque<>();
    private final byte[] buffer = new byte[8192];
    private int serial;

    Caller(int number, int port) throws IOException {
        this.number = number;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        encoder = Report.encoder(number);
        send(List.of(new Authentication(Depot.CODE, "123456789012345", "1.0")));
        await(1);
    }

    /** @return how long until all are acknowledged, in one message, ns */
    long batch(long from, int count) throws IOException {
        List<Location> locations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            locations.add(Report.location(number, from, i));
        }
        long begun = System.nanoTime();
        await(send(List.of(new LocationBatch(true, locations))));
        return System.nanoTime() - begun;
    }

    /** @return how long until all are acknowledged, each a message of its own, ns */
    long singles(long from, int count) throws IOException {
        List<Message> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reports.add(new LocationReport(Report.location(number, from, i)));
        }
        long begun = System.nanoTime();
        await(send(reports));
        return System.nanoTime() - begun;
    }

    /** @return in how many frames, each of which is answered */
    private int send(List<? extends Message> messages) throws IOException {
        int frames = 0;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Message message : messages) {
            for (byte[] frame : encoder.frames(message, serial)) {
                all.write(frame);
                serial = serial + 1 & 0xffff;
                frames++;
            }
        }
        out.write(all.toByteArray());
        return frames;
    }

    private void await(int answers) throws IOException {
        for (int i = 0; i < answers; i++) {
            while (heard.isEmpty()) {
                int count = in.read(buffer);
                if (count < 0) {
                    throw new IOException("The server has closed");
                }
                decoder.feed(buffer, 0, count, this);
            }
            if (heard.remove().result() != Result.OK) {
                throw new IllegalStateException("The server refused");
            }
        }
    }

    @Override
    public void frame(Frame frame) {
        if (Messages.read(frame) instanceof PlatformReply reply) {
            heard.add(reply);
        }
    }

    @Override
    public void refused(Refusal reason) {
        throw new IllegalStateException("The server sent what is no frame: " + reason);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
