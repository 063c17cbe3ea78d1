package org.roadmarshal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** What anybody sees without signing in, and how it comes to be seen. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PublicPageTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String[] OPEN = {
        "/public/summary", "/public/issues", "/public/ground", "/public/progress?number=1", "/public/photos/1001"
    };
    private static final String[] PRIVATE = {"秘密", "门牌", "dispatcher", "13900002222", "41.57123", "120.40123", "K480+2"
    };

    private TestServer server;
    private ApiClient desk;
    private ApiClient anybody;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        desk = server.as("dispatcher");
        anybody = server.asNobody();
        for (String path : OPEN) {
            assertThat(anybody.get(path).status()).as("off by default: " + path).isEqualTo(404);
        }
        ApiClient admin = server.as("admin");
        assertThat(desk.patch("/publication", 1, "{\"page\":true}").status()).isEqualTo(403);
        assertThat(admin.patch("/publication", 1, "{\"page\":true}").status()).isEqualTo(200);
        assertThat(admin.patch("/publication", 1, "{\"page\":false}").code()).isEqualTo("stale");
        assertThat(desk.get("/publication").json().get("page").asBoolean()).isTrue();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private long photo(int number) throws Exception {
        return desk.upload(
                        "/evidence?capturedAt=" + Instant.now().minusSeconds(60),
                        Pictures.encode("jpeg", 2000, 1500, number))
                .id();
    }

    private long issue(long photo) throws Exception {
        return desk.post("/issues", """
                        {"category":"garbage","source":"department","description":"秘密 13900002222","address":"门牌","route":"G101",
                         "stake":"K480+200","geometry":{"type":"Point","coordinates":[120.40123,41.57123]},"photoIds":[%d],
                         "quantities":[{"unit":"t","found":2}]}""".formatted(photo)).id();
    }

    private Answer decide(ApiClient who, long issue, String decision) throws Exception {
        return who.post("/issues/%d/release".formatted(issue), decision);
    }

    @Test
    @Order(1)
    void onlyWhatIsReleasedIsSeen() throws Exception {
        long photo = photo(1);
        long other = photo(2);
        long issue = issue(photo);
        assertThat(desk.get("/moderation").json().findValuesAsText("issueId")).contains(String.valueOf(issue));
        assertThat(anybody.get("/public/issues").json().get("items")).isEmpty();
        assertThat(anybody.get("/public/progress?number=" + issue).status()).isEqualTo(404);
        assertThat(decide(desk, issue, "{\"state\":\"released\"}").code()).isEqualTo("validation");
        assertThat(decide(desk, issue, "{\"state\":\"released\",\"text\":\"x\",\"photoIds\":[%d]}".formatted(other))
                        .code())
                .as("another's photo")
                .isEqualTo("validation");
        assertThat(decide(server.as("officer.west"), issue, "{\"state\":\"withheld\"}")
                        .status())
                .isEqualTo(403);
        assertThat(decide(server.as("officer.west"), 999999, "{\"state\":\"withheld\"}")
                        .status())
                .isEqualTo(403);

        LiveClient live = LiveClient.follow(server.url(), desk.token(), null);
        Answer released =
                decide(desk, issue, "{\"state\":\"released\",\"text\":\"路侧垃圾\",\"photoIds\":[%d]}".formatted(photo));
        assertThat(released.status()).as(released.body()).isEqualTo(201);
        assertThat(live.awaitFact("issue_release.released")
                        .at("/data/issueRelease/text")
                        .asText())
                .isEqualTo("路侧垃圾");
        live.close();

        JsonNode seen =
                anybody.get("/public/issues?open=true&category=garbage").json().at("/items/0");
        assertThat(seen.get("text").asText()).isEqualTo("路侧垃圾");
        assertThat(seen.get("near").asText()).isEqualTo("G101 K480");
        Lonlat told = new Lonlat(
                seen.at("/place/lon").asDouble(), seen.at("/place/lat").asDouble());
        assertThat(Earth.metres(told, new Lonlat(120.40123, 41.57123))).isBetween(1.0, 107.0);
        assertThat(anybody.get("/public/issues?open=false").json().get("items")).isEmpty();
        assertThat(anybody.get("/public/issues?category=heap").json().get("items"))
                .isEmpty();
        JsonNode summary = anybody.get("/public/summary?org=smallcity").json();
        assertThat(summary.get("items").toString())
                .contains("\"category\":\"garbage\"", "\"state\":\"received\"", "\"issues\":1");
        Answer filed = desk.post(
                "/issues/%d/steps".formatted(issue), "{\"action\":\"file\",\"noDuplicate\":true,\"offRoute\":true}");
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        JsonNode progress = anybody.get("/public/progress?number=" + issue).json();
        assertThat(progress.get("steps").findValuesAsText("state")).containsExactly("received", "accepted");

        byte[] jpeg =
                anybody.get("/public/photos/" + seen.at("/photos/0").asLong()).bytes();
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(800, 600);
        for (String path :
                List.of("/public/summary", "/public/issues", "/public/progress?number=" + issue, "/public/ground")) {
            assertThat(anybody.get(path).body()).as(path).doesNotContain(PRIVATE);
        }
        assertThat(anybody.get("/public/issues?org=elsewhere").status()).isEqualTo(404);

        assertThat(decide(desk, issue, "{\"state\":\"withheld\"}").status()).isEqualTo(201);
        assertThat(anybody.get("/public/issues").json().get("items")).isEmpty();
        assertThat(anybody.get("/public/photos/" + seen.at("/photos/0").asLong())
                        .status())
                .as("gone when withdrawn")
                .isEqualTo(404);
        assertThat(desk.get("/moderation?state=withheld").json().findValuesAsText("issueId"))
                .containsExactly(String.valueOf(issue), String.valueOf(issue));
    }

    @Test
    @Order(2)
    void placesAreBlurredToASquareAndAnswersMayBeKept() throws Exception {
        Set<Location> told = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            Location exact = new Location(120.4 + i * 1e-6, 41.57 + i * 1e-6);
            Location blurred = Blur.of(exact);
            assertThat(Earth.metres(exact.lon(), exact.lat(), blurred.lon(), blurred.lat()))
                    .isLessThan(Blur.METRES * 0.72);
            assertThat(Blur.of(blurred)).as("once and for all").isEqualTo(blurred);
            told.add(blurred);
        }
        assertThat(told).as("within 40 m").hasSizeBetween(1, 4);
        assertThat(head("/public/summary").headers().firstValue("Cache-Control"))
                .contains("public, max-age=30");
        assertThat(head("/public/ground").headers().firstValue("Cache-Control")).contains("public, max-age=86400");
    }

    @Test
    @Order(3)
    void anAddressThatAsksTooOftenWaits() throws Exception {
        HttpResponse<String> last = head("/public/summary");
        for (int i = 0; i < 1_000 && last.statusCode() == 200; i++) {
            last = head("/public/summary");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(desk.get("/publication").status())
                .as("who is signed in is not concerned")
                .isEqualTo(200);
    }

    private HttpResponse<String> head(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
