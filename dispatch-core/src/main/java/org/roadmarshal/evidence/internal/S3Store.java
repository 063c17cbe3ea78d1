package org.roadmarshal.evidence.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.KeptFile;
import org.roadmarshal.evidence.S3Config;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** In a bucket of a server that speaks S3. The hash of the content is signed with each request, so the server checks it too. */
public final class S3Store implements EvidenceStore {
    private static final HexFormat HEX = HexFormat.of();
    private static final String NOTHING = HEX.formatHex(EvidenceStore.sha256(new byte[0]));
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FOUND = 200;
    private static final int MISSING = 404;

    private final S3Config config;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    public S3Store(S3Config config) {
        this.config = config;
    }

    @Override
    public void keep(int org, byte[] sha256, byte[] bytes) {
        URI object = object(org, sha256);
        int there = send(request("HEAD", object, NOTHING, null), BodyHandlers.discarding())
                .statusCode();
        if (there == FOUND) {
            return;
        }
        HttpResponse<String> answer =
                send(request("PUT", object, HEX.formatHex(sha256), bytes), BodyHandlers.ofString());
        if (answer.statusCode() != FOUND) {
            throw unwilling("PUT", answer.statusCode(), answer.body());
        }
    }

    @Override
    public KeptFile open(int org, byte[] sha256) {
        URI object = object(org, sha256);
        KeptFile file = new KeptFile(temporary(), true);
        try {
            int status = send(request("GET", object, NOTHING, null), BodyHandlers.ofFile(file.path()))
                    .statusCode();
            if (status == MISSING) {
                throw new IllegalStateException(object + " is missing");
            }
            if (status != FOUND) {
                throw unwilling("GET", status, "");
            }
            if (!MessageDigest.isEqual(EvidenceStore.sha256(file.path()), sha256)) {
                throw new IllegalStateException(object + " is not as it was kept");
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw new IllegalStateException(object + " cannot be read", e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private URI object(int org, byte[] sha256) {
        String name = HEX.formatHex(sha256);
        String base = config.url().toString().replaceFirst("/+$", "");
        return URI.create("%s/%s/%d/%s/%s".formatted(base, config.bucket(), org, name.substring(0, 2), name));
    }

    /** @param body null for none */
    private HttpRequest request(String method, URI object, String payloadSha256, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(object)
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        new S3Signature(config, Instant.now())
                .headers(method, object, payloadSha256, Map.of())
                .forEach(request::header);
        return request.build();
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new DispatchException(ErrorCode.UNAVAILABLE, "The store of evidence does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DispatchException(ErrorCode.UNAVAILABLE, "The store of evidence was not waited for", e);
        }
    }

    /** The server's own words go into the log, and to nobody else. */
    private static IllegalStateException unwilling(String method, int status, String body) {
        return new IllegalStateException(
                "The store of evidence answered %s with %d %s".formatted(method, status, body));
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("evidence-", null);
        } catch (IOException e) {
            throw new IllegalStateException("No file can be made to read evidence into", e);
        }
    }
}
