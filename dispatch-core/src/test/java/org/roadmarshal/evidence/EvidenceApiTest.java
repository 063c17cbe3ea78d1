package org.roadmarshal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Photos over HTTP. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EvidenceApiTest {
    private static final byte[] JPEG = Pictures.jpeg(1);
    private static final String NOW = "?capturedAt=" + Instant.now();

    private TestServer server;
    private ApiClient officer;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        officer = server.as("officer.west");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whatIsSentIsWhatIsShown() throws Exception {
        String hash = HexFormat.of().formatHex(EvidenceStore.sha256(JPEG));
        Answer kept = officer.upload("/evidence" + NOW + "&lon=120.4&lat=41.57&sha256=" + hash, JPEG);
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        assertThat(kept.json().get("sha256").asText()).isEqualTo(hash);
        assertThat(kept.json().get("contentType").asText()).isEqualTo("image/jpeg");
        assertThat(kept.json().get("sizeBytes").asInt()).isEqualTo(JPEG.length);
        assertThat(kept.json().get("width").asInt()).isEqualTo(640);
        assertThat(kept.json().at("/location/lon").asDouble()).isEqualTo(120.4);
        assertThat(officer.get("/evidence/" + kept.id()).json()).isEqualTo(kept.json());

        HttpResponse<byte[]> content = content(kept.id());
        assertThat(content.body()).isEqualTo(JPEG);
        assertThat(content.headers().map())
                .extractingByKeys("content-type", "cache-control", "x-content-type-options", "content-disposition")
                .extracting(values -> values.get(0))
                .containsExactly(
                        "image/jpeg",
                        "private, max-age=31536000, immutable",
                        "nosniff",
                        "attachment; filename=\"evidence-%d.jpeg\"".formatted(kept.id()));
    }

    @Test
    void aRepeatedUploadIsTheSamePhotoAndAnotherKeyAnotherOne() throws Exception {
        Answer first = officer.upload("/evidence" + NOW, JPEG, "photo-of-a-heap");
        Answer again = officer.upload("/evidence" + NOW, JPEG, "photo-of-a-heap");
        Answer other = officer.upload("/evidence" + NOW, JPEG, "photo-of-a-heap-2");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(officer.upload("/evidence" + NOW, Pictures.jpeg(2), "photo-of-a-heap")
                        .code())
                .isEqualTo("idempotency_mismatch");
    }

    static Stream<Arguments> refused() {
        byte[] large = new byte[EvidenceService.MOST_BYTES + 1];
        System.arraycopy(JPEG, 0, large, 0, JPEG.length);
        String future = "?capturedAt=" + Instant.now().plus(Duration.ofMinutes(10));
        return Stream.of(
                arguments("text", NOW, "I am a JPEG".getBytes(StandardCharsets.UTF_8), 415),
                arguments("nothing", NOW, new byte[0], 400),
                arguments("half a JPEG", NOW, Pictures.cut(JPEG, 0.5), 400),
                arguments("a bomb", NOW, Pictures.bomb(12_000, 10_000), 413),
                arguments("more than 20 MiB", NOW, large, 413),
                arguments("far more than 20 MiB", NOW, new byte[2 * EvidenceService.MOST_BYTES], 413),
                arguments("another photo's hash", NOW + "&sha256=" + "0".repeat(64), JPEG, 400),
                arguments("half a place", NOW + "&lon=120.4", JPEG, 400),
                arguments("a place off the earth", NOW + "&lon=120.4&lat=141.5", JPEG, 400),
                arguments("no time", "", JPEG, 400),
                arguments("not a time", "?capturedAt=yesterday", JPEG, 400),
                arguments("a time to come", future, JPEG, 400),
                arguments("a dead clock", "?capturedAt=1970-01-01T00:00:10Z", JPEG, 400));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource
    void refused(String what, String query, byte[] body, int status) throws Exception {
        Answer answer = officer.upload("/evidence" + query, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isNotEmpty();
    }

    @Test
    void itIsSeenByTheSquadAndThoseAboveIt() throws Exception {
        long id = officer.upload("/evidence" + NOW, JPEG).id();
        for (String path : new String[] {"/evidence/" + id, "/evidence/" + id + "/content"}) {
            assertThat(server.as("squad.west").get(path).status()).isEqualTo(200);
            assertThat(server.as("dispatcher").get(path).status()).isEqualTo(200);
            assertThat(server.as("officer.east").get(path).status()).isEqualTo(404);
            assertThat(server.as("other.admin").get(path).status()).isEqualTo(403);
        }
        assertThat(server.as("integrator").upload("/evidence" + NOW, JPEG).status())
                .isEqualTo(403);
    }

    private HttpResponse<byte[]> content(long id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/evidence/" + id + "/content"))
                .header("Authorization", "Bearer " + officer.token())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
