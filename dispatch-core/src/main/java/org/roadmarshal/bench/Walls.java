package org.roadmarshal.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Many sockets that read positions; they count the records, and the first of them notes how old those of a {@link Feed} are when they are read. */
final class Walls implements AutoCloseable {
    static final int HEADER = 24;
    static final int RECORD = 32;
    static final int LAT_AT = 12;
    static final int LAT_E7 = (int) Math.round(Feed.LAT * 1e7);
    private static final int AGE_AT = 16;
    private static final int LARGEST = 8 << 20;
    /** Sockets that knock together: who is not let in and heard within ten seconds is turned away. */
    private static final int AT_ONCE = 50;

    private static final long PATIENCE_SECONDS = 120;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong records = new AtomicLong();
    private final Times lag = new Times(4_000_000);
    private volatile boolean listening;

    /**
     * @param greeting what the socket of this number says at first, or null where the server wants to hear nothing
     * @param token null where the server knows nobody
     */
    Walls(String server, int count, String token, IntFunction<String> greeting) throws Exception {
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(count)
                .setClosingTimeout(0)
                .setMaxMessageSize(LARGEST)
                .setMaxFrameSize(LARGEST));
        String address = server.replaceFirst("^http", "ws") + "/live";
        for (int begun = 0; begun < count; begun += AT_ONCE) {
            List<Future<WebSocket>> sockets = new ArrayList<>();
            for (int i = begun; i < Math.min(begun + AT_ONCE, count); i++) {
                boolean first = i == 0;
                String says = greeting.apply(i);
                sockets.add(client.connect(new WebSocketConnectOptions().setAbsoluteURI(address))
                        .onSuccess(socket -> listen(socket, first, token, says)));
            }
            Future.all(sockets).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void listen(WebSocket socket, boolean first, String token, String says) {
        socket.binaryMessageHandler(message -> read(message, first));
        socket.textMessageHandler(text -> {
            if (text.contains("\"type\":\"ready\"")) {
                socket.writeTextMessage(says);
            }
        });
        if (token != null) {
            socket.writeTextMessage("{\"type\":\"authenticate\",\"token\":\"" + token + "\"}");
        }
    }

    private void read(Buffer message, boolean first) {
        if (!listening) {
            return;
        }
        long count = message.getUnsignedIntLE(4);
        records.addAndGet(count);
        if (first) {
            long age = System.currentTimeMillis() - (long) Double.longBitsToDouble(message.getLongLE(8));
            for (int at = HEADER; at < HEADER + RECORD * count; at += RECORD) {
                if (message.getIntLE(at + LAT_AT) == LAT_E7) {
                    lag.add(TimeUnit.MILLISECONDS.toNanos(age + message.getIntLE(at + AGE_AT)));
                }
            }
        }
    }

    /** @return records a second that all of them together read */
    double readFor(int seconds) throws InterruptedException {
        records.set(0);
        listening = true;
        long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        listening = false;
        return records.get() * 1e9 / (System.nanoTime() - begun);
    }

    Times lag() {
        return lag;
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
