package org.roadmarshal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The phones of crews: each notes how long ago what it hears was written into the database, by the clock of this machine. */
final class CrewSockets implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client;
    private final Times lags;
    private final CountDownLatch expected;

    /** @param count how many messages are waited for */
    CrewSockets(int sockets, int count) {
        this.lags = new Times(count);
        this.expected = new CountDownLatch(count);
        this.client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(sockets).setClosingTimeout(0));
    }

    /**
     * @param says what it says at first
     * @param goesOn what is said in answer to a message; null for nothing
     * @param written when what a message tells was written; null for a message of another kind
     */
    void open(String server, String says, Function<String, String> goesOn, Function<String, Instant> written)
            throws Exception {
        WebSocket socket = client.connect(
                        new WebSocketConnectOptions().setAbsoluteURI(server.replaceFirst("^http", "ws") + "/live"))
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.textMessageHandler(text -> {
            Instant at = written.apply(text);
            if (at != null) {
                lags.add(Duration.between(at, Instant.now()).toNanos());
                expected.countDown();
                return;
            }
            String answer = goesOn.apply(text);
            if (answer != null) {
                socket.writeTextMessage(answer);
            }
        });
        socket.writeTextMessage(says);
    }

    /** @throws IllegalStateException where one never comes */
    Times await() throws InterruptedException {
        if (!expected.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(expected.getCount() + " tasks never came to their crews");
        }
        return lags;
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
