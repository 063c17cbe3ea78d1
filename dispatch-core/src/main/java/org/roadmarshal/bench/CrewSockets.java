package org.roadmarshal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The phones of crews: each notes when it hears of what, by the clock of this machine. */
final class CrewSockets implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client;
    private final Map<Long, Instant> heard = new ConcurrentHashMap<>();
    private final CountDownLatch expected;

    /** @param count how many messages are waited for */
    CrewSockets(int sockets, int count) {
        this.expected = new CountDownLatch(count);
        this.client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(sockets).setClosingTimeout(0));
    }

    /**
     * @param says what it says at first
     * @param goesOn what is said in answer to a message; null for nothing
     * @param which what a message tells of, by its number in the database; null for a message of another kind
     */
    void open(String server, String says, Function<String, String> goesOn, Function<String, Long> which)
            throws Exception {
        WebSocket socket = client.connect(
                        new WebSocketConnectOptions().setAbsoluteURI(server.replaceFirst("^http", "ws") + "/live"))
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.textMessageHandler(text -> {
            Instant now = Instant.now();
            Long number = which.apply(text);
            if (number != null) {
                if (heard.putIfAbsent(number, now) == null) {
                    expected.countDown();
                }
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
    void await() throws InterruptedException {
        if (!expected.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(expected.getCount() + " tasks never came to their crews");
        }
    }

    /**
     * How long after its commit each was heard of.
     *
     * @param rows asks the database for rows of a number and the id of the transaction that wrote it
     */
    Times sinceCommit(Connection connection, String rows) throws SQLException {
        Times lags = new Times(heard.size());
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select number, pg_xact_commit_timestamp(written) as at from ("
                        + rows + ") as r (number, written)")) {
            while (found.next()) {
                Instant at = found.getObject("at", OffsetDateTime.class).toInstant();
                lags.add(
                        Duration.between(at, heard.get(found.getLong("number"))).toNanos());
            }
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
