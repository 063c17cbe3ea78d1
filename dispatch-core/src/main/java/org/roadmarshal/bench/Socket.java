package org.roadmarshal.bench;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket that notes when each message came. */
final class Socket implements AutoCloseable {
    /** What is heard of positions that have changed. */
    static final String POSITIONS = "positions";

    private static final long SECONDS = 30;

    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    /** @param nanos of {@link System#nanoTime} */
    record Heard(String text, long nanos) {}

    private Socket(String server) throws Exception {
        socket = Http.CLIENT
                .newWebSocketBuilder()
                .buildAsync(URI.create(server.replaceFirst("^http", "ws") + "/live"), new Listener())
                .get(SECONDS, TimeUnit.SECONDS);
    }

    static Socket open(String server) throws Exception {
        return new Socket(server);
    }

    /** Our live socket, authenticated and subscribed to all. */
    static Socket follow(String server, String token) throws Exception {
        Socket socket = open(server);
        socket.send("{\"type\":\"authenticate\",\"token\":\"" + token + "\"}");
        socket.await(text -> text.contains("\"ready\""));
        socket.send("{\"type\":\"subscribe\",\"positions\":true}");
        socket.send("{\"type\":\"ping\"}");
        socket.await(text -> text.contains("\"heartbeat\""));
        return socket;
    }

    void send(String text) throws Exception {
        socket.sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
    }

    /** @return when the first message came that is wanted; those before it are forgotten */
    long await(Predicate<String> wanted) throws InterruptedException {
        while (true) {
            Heard next = heard.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("Nothing was heard for " + SECONDS + " s");
            }
            if (wanted.test(next.text)) {
                return next.nanos;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private boolean changes;
        private boolean begun;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(new Heard(text.toString(), System.nanoTime()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        /** Of positions only that there are some which have changed: their second byte has no flag. */
        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            if (!begun) {
                changes = part.get(1) == 0;
            }
            begun = !last;
            if (last && changes) {
                heard.add(new Heard(POSITIONS, System.nanoTime()));
            }
            from.request(1);
            return null;
        }
    }
}
