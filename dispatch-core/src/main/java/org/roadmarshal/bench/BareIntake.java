package org.roadmarshal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.FrameEncoder;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.Result;

/**
 * The least that takes reports of terminals in durably: whoever says it is a terminal is one, nothing is judged, nothing is known of
 * duplicates, there is no picture and no fence. One thread for the sockets, one that copies what came in 200 ms, sorted.
 */
final class BareIntake {
    private static final int PERIOD_MS = 200;
    private static final int MOST = 100_000;
    private static final int BUFFER = 64 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final ConcurrentLinkedQueue<List<Due>> committed = new ConcurrentLinkedQueue<>();
    private CopiedRows rows = new CopiedRows(MOST);
    private List<Due> due = new ArrayList<>();

    /** An answer that is due with the commit. */
    private record Due(Peer peer, int serial) {}

    private BareIntake() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        BareIntake intake = new BareIntake();
        Thread writer = new Thread(intake::write);
        writer.setDaemon(true);
        writer.start();
        intake.serve(Integer.parseInt(arguments[0]));
    }

    private void serve(int port) throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", port), 4096);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            selector.select(key -> {
                if (key.attachment() instanceof Peer peer) {
                    peer.ready(key);
                } else {
                    accept(door);
                }
            });
            for (List<Due> all = committed.poll(); all != null; all = committed.poll()) {
                all.forEach(one -> one.peer.reply(one.serial, LocationReport.ID));
                all.forEach(one -> one.peer.flush());
            }
        }
    }

    private void accept(ServerSocketChannel door) {
        try {
            SocketChannel channel = door.accept();
            channel.configureBlocking(false);
            Peer peer = new Peer();
            peer.wire = new Wire(channel, selector, SelectionKey.OP_READ, peer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write() {
        CopiedRows spare = new CopiedRows(MOST);
        try (Connection connection = DriverManager.getConnection(System.getenv("ROADMARSHAL_DB_URL"))) {
            connection.setAutoCommit(false);
            while (true) {
                long begun = System.nanoTime();
                CopiedRows full;
                List<Due> waiting;
                synchronized (this) {
                    full = rows;
                    waiting = due;
                    rows = spare;
                    due = new ArrayList<>();
                }
                if (!full.isEmpty()) {
                    full.write(connection);
                    committed.add(waiting);
                    selector.wakeup();
                }
                spare = full;
                Thread.sleep(Math.max(1, PERIOD_MS - (System.nanoTime() - begun) / 1_000_000));
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Peer implements FrameDecoder.Sink {
        private Wire wire;
        private FrameEncoder encoder;
        private int number;
        private int serial;

        void ready(SelectionKey key) {
            try {
                if (key.isReadable() && !wire.read(buffer, this)) {
                    wire.close();
                } else {
                    wire.flush();
                }
            } catch (IOException lost) {
                wire.close();
            }
        }

        @Override
        public void frame(Frame frame) {
            if (frame.id() == LocationReport.ID) {
                ByteBuffer body = ByteBuffer.wrap(frame.body());
                var location = ((LocationReport) Messages.read(frame)).location();
                synchronized (BareIntake.this) {
                    rows.add(1, number, location.time(), body);
                    due.add(new Due(this, frame.serial()));
                }
            } else if (frame.id() == Authentication.ID) {
                encoder = new FrameEncoder(frame.version(), frame.phone());
                number = Depot.number(frame.phone());
                reply(frame.serial(), Authentication.ID);
            }
        }

        void reply(int toSerial, int toId) {
            encoder.frames(new PlatformReply(toSerial, toId, Result.OK), serial++ & 0xffff)
                    .forEach(wire::put);
        }

        void flush() {
            try {
                wire.flush();
            } catch (IOException lost) {
                wire.close();
            }
        }

        @Override
        public void refused(Refusal reason) {
            throw new IllegalStateException(reason.toString());
        }
    }
}
