package org.roadmarshal.evidence.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.roadmarshal.evidence.S3Config;

/**
 * A server that speaks as much S3 as we do, and that lets nobody in whose signature is not right: it computes each one itself, from
 * what really arrived.
 */
final class S3Bucket implements AutoCloseable {
    static final String ACCESS = "AKIATEST";
    static final String SECRET = "secret/of+the/bucket";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,SignedHeaders=([^,]+),Signature=([0-9a-f]{64})");

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    S3Bucket() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work, "s3");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    S3Config config() {
        return new S3Config(url(), "evidence", "cn-north-1", ACCESS, SECRET);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            String refusal = refusal(exchange, body);
            if (refusal != null) {
                reply(exchange, 403, refusal.getBytes(StandardCharsets.UTF_8));
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(path, body);
                    reply(exchange, 200, new byte[0]);
                }
                case "HEAD" -> exchange.sendResponseHeaders(objects.containsKey(path) ? 200 : 404, -1);
                default ->
                    reply(
                            exchange,
                            objects.containsKey(path) ? 200 : 404,
                            objects.getOrDefault(path, "<Error/>".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Null where it is to be let in. */
    private static String refusal(HttpExchange exchange, byte[] body) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher parts = AUTHORIZATION.matcher(given == null ? "" : given);
        if (!parts.matches()
                || !parts.group(1).equals(ACCESS)
                || !parts.group(3).equals("cn-north-1")) {
            return "AccessDenied";
        }
        String time = exchange.getRequestHeaders().getFirst("x-amz-date");
        Instant at = LocalDateTime.parse(time, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
                .toInstant(ZoneOffset.UTC);
        if (Duration.between(at, Instant.now()).abs().toMinutes() >= 15 || !time.startsWith(parts.group(2))) {
            return "RequestTimeTooSkewed";
        }
        String claimed = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (!claimed.equals(sha256(body))) {
            return "XAmzContentSHA256Mismatch";
        }
        List<String> signed = List.of(parts.group(4).split(";"));
        if (!signed.containsAll(List.of("host", "x-amz-content-sha256", "x-amz-date"))) {
            return "AccessDenied";
        }
        StringBuilder canonical = new StringBuilder(exchange.getRequestMethod())
                .append('\n')
                .append(exchange.getRequestURI().getRawPath())
                .append("\n\n");
        signed.forEach(name -> canonical
                .append(name)
                .append(':')
                .append(exchange.getRequestHeaders().getFirst(name).strip())
                .append('\n'));
        canonical.append('\n').append(parts.group(4)).append('\n').append(claimed);
        String toSign = "AWS4-HMAC-SHA256\n%s\n%s/cn-north-1/s3/aws4_request\n%s"
                .formatted(time, parts.group(2), sha256(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(parts.group(2), "cn-north-1", "s3", "aws4_request", toSign)) {
            key = mac(key, step);
        }
        return HexFormat.of().formatHex(key).equals(parts.group(5)) ? null : "SignatureDoesNotMatch";
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
