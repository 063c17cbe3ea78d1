package org.roadmarshal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.BitSet;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.Result;

/**
 * One of very many: a few reports are on their way and not acknowledged, and are sent again, with their serials, where the
 * connection is lost or no answer comes. Comes back by itself, to the next server.
 */
final class Terminal implements FrameDecoder.Sink {
    private static final long PATIENCE_NS = 10_000_000_000L;
    /** To be let in: who gives up too soon among ten thousand makes it longer for all. */
    private static final long LONGEST_NS = 60_000_000_000L;

    private static final long PAUSE_NS = 1_000_000_000L;
    /** Reports on their way lie here by their serial; more than any window. */
    private static final int SLOTS = 32;

    private final int number;
    private final Crowd crowd;
    private final Report report;
    private final int[] fix = new int[SLOTS];
    private final int[] serials = new int[SLOTS];
    private final long[] firstSent = new long[SLOTS];
    private final long[] lastSent = new long[SLOTS];
    private final BitSet acknowledged = new BitSet();
    private Wire wire;
    private boolean in;
    private long since;
    private int server;
    private int serial;
    private int next;
    private int open;
    private int owed;

    Terminal(int number, Crowd crowd) {
        this.number = number;
        this.crowd = crowd;
        this.report = new Report(number, crowd.from());
        this.server = number;
    }

    int number() {
        return number;
    }

    boolean isIn() {
        return in;
    }

    BitSet acknowledged() {
        return acknowledged;
    }

    void connect(Selector selector, long now) throws IOException {
        InetSocketAddress to = crowd.server(server++);
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        since = now;
        channel.connect(to);
        wire = new Wire(channel, selector, SelectionKey.OP_CONNECT, this);
    }

    /** What the selector found. */
    void ready(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isConnectable() && wire.finishConnect()) {
                authenticate();
            }
            if (key.isReadable() && !wire.read(buffer, this)) {
                throw new IOException("The server has closed");
            }
            if (in) {
                send(System.nanoTime());
            }
            wire.flush();
        } catch (IOException lost) {
            lose(System.nanoTime());
        }
    }

    private void authenticate() {
        Report.encoder(number)
                .frames(new Authentication(Depot.CODE, "123456789012345", "1.0"), 0xffff)
                .forEach(wire::put);
    }

    private void lose(long now) {
        wire.close();
        wire = null;
        since = now;
        if (in) {
            in = false;
            crowd.left();
        }
    }

    /** One more is due to be sent. */
    void owe() {
        owed++;
        if (in) {
            try {
                send(System.nanoTime());
                wire.flush();
            } catch (IOException lost) {
                lose(System.nanoTime());
            }
        }
    }

    private void send(long now) {
        while (open < crowd.window() && fix[serial % SLOTS] == 0 && (crowd.greedy() || owed > 0)) {
            int slot = serial % SLOTS;
            fix[slot] = ++next;
            serials[slot] = serial;
            firstSent[slot] = now;
            put(slot, serial, now);
            serial = serial + 1 & 0x7fff;
            open++;
            owed--;
        }
    }

    private void put(int slot, int frame, long now) {
        lastSent[slot] = now;
        report.put(wire.room(Report.LONGEST), frame, fix[slot]);
    }

    private void sendAgain(long before, long now) {
        for (int i = 0; i < SLOTS; i++) {
            int old = serial - SLOTS + i & 0x7fff;
            int slot = old % SLOTS;
            if (fix[slot] != 0 && lastSent[slot] < before) {
                put(slot, old, now);
            }
        }
    }

    /** Now and then. */
    void sweep(Selector selector, long now) throws IOException {
        if (wire == null) {
            if (now - since > PAUSE_NS) {
                connect(selector, now);
            }
        } else if (!in && now - since > LONGEST_NS) {
            lose(now);
        } else if (in) {
            sendAgain(now - PATIENCE_NS, now);
            try {
                wire.flush();
            } catch (IOException lost) {
                lose(now);
            }
        }
    }

    @Override
    public void frame(Frame frame) {
        if (frame.id() == PlatformReply.ID && Messages.read(frame) instanceof PlatformReply reply) {
            if (reply.repliedId() == LocationReport.ID) {
                acknowledge(reply.serial(), System.nanoTime());
            } else if (reply.repliedId() == Authentication.ID && reply.result() == Result.OK && !in) {
                in = true;
                crowd.entered(System.nanoTime() - since);
                sendAgain(Long.MAX_VALUE, System.nanoTime());
            }
        }
    }

    private void acknowledge(int acknowledgedSerial, long now) {
        int slot = acknowledgedSerial % SLOTS;
        // What was sent twice is answered twice; the second answer is not that of the report which has its place by
        // now.
        if (fix[slot] != 0 && serials[slot] == acknowledgedSerial) {
            acknowledged.set(fix[slot]);
            fix[slot] = 0;
            open--;
            crowd.acknowledged(now - firstSent[slot]);
        }
    }

    @Override
    public void refused(Refusal reason) {
        throw new IllegalStateException("The server sent what is no frame: " + reason);
    }
}
