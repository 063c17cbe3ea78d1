package org.roadmarshal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.roadmarshal.kernel.Json;

/** A client of the live socket that keeps what it heard; positions as {@link MoverFrameReader} reads them. */
public final class LiveClient implements AutoCloseable {
    private static final int SECONDS = 20;

    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private LiveClient(String server) throws Exception {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(server.replaceFirst("^http", "ws") + "/live"), new Listener())
                .get(SECONDS, TimeUnit.SECONDS);
    }

    public static LiveClient open(String server) throws Exception {
        return new LiveClient(server);
    }

    /** Opens, authenticates, and subscribes to everything after a sequence, or from now on where it is null. */
    public static LiveClient follow(String server, String token, Long afterSeq) throws Exception {
        LiveClient client = open(server);
        client.send("{\"type\":\"authenticate\",\"token\":\"" + token + "\"}");
        client.await("ready");
        client.send("{\"type\":\"subscribe\",\"positions\":true" + (afterSeq == null ? "" : ",\"afterSeq\":" + afterSeq)
                + "}");
        return client;
    }

    public void send(String message) throws Exception {
        socket.sendText(message, true).get(SECONDS, TimeUnit.SECONDS);
    }

    /** The next message of a type; others before it are passed over. A close is heard as type {@code closed}, with its code. */
    public JsonNode await(String type) throws Exception {
        return await(message -> message.get("type").asText().equals(type));
    }

    /** The next fact of a kind. */
    public JsonNode awaitFact(String kind) throws Exception {
        return await(message -> message.get("type").asText().equals("fact")
                && message.get("kind").asText().equals(kind));
    }

    public JsonNode await(Predicate<JsonNode> wanted) throws Exception {
        List<JsonNode> passed = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            JsonNode message = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("Did not hear it; heard " + passed);
            }
            if (wanted.test(message)) {
                return message;
            }
            passed.add(message);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(Json.tree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                heard.add(MoverFrameReader.read(binary.toByteArray()));
                binary.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add(Json.tree("{\"type\":\"closed\",\"code\":" + code + "}"));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            heard.add(Json.tree("{\"type\":\"closed\",\"code\":1006}"));
        }
    }
}
