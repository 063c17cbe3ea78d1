package org.roadmarshal.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.Map;
import org.roadmarshal.kernel.Json;

/**
 * What a request is answered.
 *
 * @param body JSON text where {@code contentType} says so; null for none
 * @param bytes the body otherwise
 * @param kept the body that is stored to answer a repeated create with
 * @param content writes the body piece by piece where it is too long to hold; null otherwise
 */
public record Reply(
        int status,
        String contentType,
        String body,
        byte[] bytes,
        Map<String, String> headers,
        String kept,
        Content content) {
    private static final String JSON = "application/json";

    public Reply(int status, String contentType, String body, byte[] bytes, Map<String, String> headers) {
        this(status, contentType, body, bytes, headers, body, null);
    }

    public static Reply ok(Object value) {
        return new Reply(200, JSON, Json.write(value), null, Map.of());
    }

    /** With the ETag that a change of it will need. */
    public static Reply ok(Object value, int version) {
        return new Reply(200, JSON, Json.write(value), null, Map.of("ETag", tag(version)));
    }

    /** That anybody may keep for so long, whoever asked. @param seconds at least 1 */
    public static Reply cacheable(Object value, int seconds) {
        return new Reply(200, JSON, Json.write(value), null, Map.of("Cache-Control", "public, max-age=" + seconds));
    }

    public static Reply created(Object value) {
        return new Reply(201, JSON, Json.write(value), null, Map.of());
    }

    /** With a secret that is shown now and never again. @param kept the same without it, for a repeated request */
    public static Reply createdWithSecret(Object value, Object kept) {
        return new Reply(201, JSON, Json.write(value), null, Map.of(), Json.write(kept), null);
    }

    /** @param location path of the new thing below {@code /api/v1}, such as {@code /tasks/7} */
    public static Reply created(Object value, String location, int version) {
        return new Reply(
                201, JSON, Json.write(value), null, Map.of("Location", "/api/v1" + location, "ETag", tag(version)));
    }

    public static Reply empty(int status) {
        return new Reply(status, null, null, null, Map.of());
    }

    public static Reply bytes(String contentType, byte[] bytes, Map<String, String> headers) {
        return new Reply(200, contentType, null, bytes, headers);
    }

    public static Reply streamed(String contentType, Map<String, String> headers, Content content) {
        return new Reply(200, contentType, null, null, headers, null, content);
    }

    static Reply stored(int status, String body, Map<String, String> headers) {
        return new Reply(status, JSON, body, null, headers);
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** A body that is made while it is sent. */
    @FunctionalInterface
    public interface Content {
        /**
         * Each write waits for the one before, so that a slow reader is waited for. Does not end the stream.
         *
         * @return fails where the rest cannot be had; the reader then sees the connection break, not a short file
         */
        Future<Void> writeTo(WriteStream<Buffer> out);

        /** The reader is gone before anything was written: what was held for it can be given back. */
        default void abandon() {}
    }
}
