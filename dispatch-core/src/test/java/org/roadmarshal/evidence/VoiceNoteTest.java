package org.roadmarshal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Voice notes over HTTP: kept as evidence, said in a conversation, heard by nobody else. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceNoteTest {
    /** EBML header with the document type webm. */
    private static final String WEBM = "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853";

    private static final String MP4 = "0000001c667479706d703432000000016d70343169736f6d";
    private static final String OGG = "4f67675300020000000000000000";
    private static final String MATROSKA = "1a45dfa39f4286810142f7810142f2810442f38108428288" + "6d6174726f736b61";
    private static final String SCRIPT = "3c68746d6c3e667479703c7363726970743e";

    private TestServer server;
    private ApiClient west;
    private final String at = "/evidence?capturedAt=" + Instant.now();

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        west = server.as("officer.west");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        WEBM + ", 201, audio/webm",
        MP4 + ", 201, audio/mp4",
        OGG + ", 201, audio/ogg",
        MATROSKA + ", 415,",
        SCRIPT + ", 415,"
    })
    void isWhatItsBytesSay(String hex, int status, String contentType) throws Exception {
        Answer answer = west.upload(at, HexFormat.of().parseHex(hex));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (contentType != null) {
            assertThat(answer.json().get("contentType").asText()).isEqualTo(contentType);
            assertThat(answer.json().get("width")).isNull();
        }
    }

    @Test
    void isNotTooLong() throws Exception {
        byte[] webm = HexFormat.of().parseHex(WEBM);
        assertThat(west.upload(at, Arrays.copyOf(webm, 5 * 1024 * 1024)).status())
                .isEqualTo(201);
        assertThat(west.upload(at, Arrays.copyOf(webm, 5 * 1024 * 1024 + 1)).status())
                .isEqualTo(413);
    }

    @Test
    void goesWhereItsConversationGoesAndNowhereElse() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        ApiClient east = server.as("officer.east");
        byte[] bytes = HexFormat.of().parseHex(WEBM);
        String hash = HexFormat.of().formatHex(EvidenceStore.sha256(bytes));
        long note =
                west.upload(at + "&lon=120.4&lat=41.57&sha256=" + hash, bytes).id();
        assertThat(dispatcher.get("/evidence/" + note).status()).isEqualTo(404);
        assertThat(dispatcher
                        .post("/messages", "{\"unitId\":21,\"evidenceId\":%d}".formatted(note))
                        .status())
                .isEqualTo(404);
        try (LiveClient desk = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            west.post("/messages", "{\"unitId\":21,\"evidenceId\":%d}".formatted(note));
            JsonNode said = desk.awaitFact("message.sent").at("/data/message");
            assertThat(said.at("/attachment/contentType").asText()).isEqualTo("audio/webm");
        }
        assertThat(dispatcher
                        .get("/evidence/" + note)
                        .json()
                        .at("/location/lon")
                        .asDouble())
                .isEqualTo(120.4);
        assertThat(east.get("/evidence/" + note).status()).isEqualTo(404);

        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/evidence/" + note + "/content"))
                .header("Authorization", "Bearer " + dispatcher.token())
                .build();
        HttpResponse<byte[]> content =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(content.body()).isEqualTo(bytes);
        assertThat(content.headers().map())
                .extractingByKeys("content-type", "x-content-type-options", "content-security-policy")
                .extracting(values -> values.get(0))
                .containsExactly("audio/webm", "nosniff", "default-src 'none'; sandbox");
    }

    @Test
    void aPhotoSaysWhereTheCameraLookedAndWhatItWasMadeOf() throws Exception {
        Answer photo = west.upload(
                at + "&lon=120.4&lat=41.57&headingDeg=271.5&originalSha256=" + "ab".repeat(32), Pictures.jpeg(1));
        assertThat(photo.json().get("headingDeg").asDouble()).isEqualTo(271.5);
        assertThat(photo.json().get("originalSha256").asText()).isEqualTo("ab".repeat(32));
        assertThat(west.upload(at + "&headingDeg=361", Pictures.jpeg(1)).status())
                .isEqualTo(400);
    }
}
