package org.roadmarshal.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Web Push against a local push service that decrypts what it takes. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushApiTest {
    private TestServer server;
    private ApiClient dispatcher;
    private ApiClient west;
    private Jdbi jdbi;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        server = TestServer.start(
                database, Map.of("push.privateEndpoints", "true", "push.contact", "mailto:duty@example.org"));
        dispatcher = server.as("dispatcher");
        west = server.as("officer.west");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anOrderATaskAndHelpComeToAClosedPage() throws Exception {
        try (Browser browser = new Browser()) {
            Answer subscribed = west.post("/push-subscriptions", browser.subscription("/west"));
            assertThat(subscribed.status()).as(subscribed.body()).isEqualTo(201);

            long ordered = order(21);
            Browser.Pushed order = browser.next();
            assertThat(order.text().get("kind").asText()).isEqualTo("order");
            assertThat(order.text().get("id").asLong()).isEqualTo(ordered);
            assertThat(order.text().get("text").asText()).isEqualTo("全部到一号桥集合");
            assertThat(order.text().get("language").asText()).isEqualTo("zh-CN");
            assertThat(Integer.parseInt(order.ttl())).isBetween(500, 600);
            assertThat(order.urgency()).isEqualTo("high");
            assertThat(order.claims().get("aud").asText()).isEqualTo(browser.origin());
            assertThat(order.claims().get("sub").asText()).isEqualTo("mailto:duty@example.org");

            dispatcher.post("/orders/" + ordered + "/withdrawals", null);
            Browser.Pushed withdrawn = browser.next();
            assertThat(withdrawn.text().get("kind").asText()).isEqualTo("order_withdrawn");
            assertThat(withdrawn.text().get("id").asLong()).isEqualTo(ordered);

            long incident = dispatcher
                    .post(
                            "/incidents",
                            "{\"category\":\"overload\",\"summary\":\"超限货车\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                    .id();
            long task = dispatcher
                    .post("/tasks", "{\"incidentId\":%d,\"unitId\":21}".formatted(incident))
                    .id();
            assertThat(browser.next().text().get("text").asText()).isEqualTo("超限货车");
            dispatcher.post("/tasks/" + task + "/milestones", "{\"milestone\":\"cancelled\",\"reason\":\"已驶离\"}");
            assertThat(browser.next().text().get("kind").asText()).isEqualTo("task_withdrawn");

            Answer sos = west.post("/alarms", "{\"kind\":\"sos\"}");
            dispatcher.patch("/alarms/" + sos.id(), sos.version(), "{\"state\":\"acknowledged\"}");
            Browser.Pushed heard = browser.next();
            assertThat(heard.text().get("kind").asText()).isEqualTo("sos");
            assertThat(heard.text().get("text").asText()).isEqualTo("dispatcher");

            Answer renewed = west.post("/push-subscriptions", browser.subscription("/west"));
            assertThat(renewed.id()).isEqualTo(subscribed.id());
            Answer removed = west.send("DELETE", "/push-subscriptions/" + subscribed.id(), null, Map.of());
            assertThat(removed.status()).isEqualTo(204);
        }
    }

    @Test
    void nothingComesToThoseOffDutyAndADeadSubscriptionIsDropped() throws Exception {
        ApiClient east = server.as("officer.east");
        try (Browser browser = new Browser()) {
            assertThat(east.post("/push-subscriptions", browser.subscription("/east"))
                            .status())
                    .isEqualTo(201);
            int version = dispatcher.get("/units/23").version();
            version = dispatcher
                    .patch("/units/23", version, "{\"state\":\"off_duty\"}")
                    .version();
            // The one that follows is the first that comes.
            dispatcher.post("/orders", "{\"text\":\"不该到\",\"confirmWithinSeconds\":600,\"agencyIds\":[3]}");
            dispatcher.patch("/units/23", version, "{\"state\":\"available\"}");
            browser.answers(410);
            order(23);
            assertThat(browser.next().text().get("text").asText()).isEqualTo("全部到一号桥集合");
            awaitGone(browser.origin() + "/east");
        }
    }

    @Test
    void aPushServiceThatNobodyVouchesForIsToldNothing(@TempDir Path directory) throws Exception {
        HttpsServer stranger = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context(directory)));
        stranger.start();
        try (Browser browser = new Browser()) {
            String body = browser.subscription("/stranger")
                    .replace(
                            browser.origin(),
                            "https://127.0.0.1:" + stranger.getAddress().getPort());
            Answer subscribed = west.post("/push-subscriptions", body);
            order(21);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            Answer state = subscribed;
            while (!state.json().has("failure") && System.nanoTime() < end) {
                state = west.post("/push-subscriptions", body);
            }
            assertThat(state.json().get("failure").asText()).containsIgnoringCase("certif");
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void theKeyIsMadeOnce() throws Exception {
        String key = west.get("/push-key").json().get("publicKey").asText();
        assertThat(key).hasSize(87);
        assertThat(dispatcher.get("/push-key").json().get("publicKey").asText()).isEqualTo(key);
    }

    @Test
    void whatIsNoSubscriptionIsRefused() throws Exception {
        try (Browser browser = new Browser()) {
            String good = browser.subscription("/" + UUID.randomUUID());
            for (String bad : new String[] {
                good.replace("\"p256dh\":\"", "\"p256dh\":\"AAAA"),
                good.replace("\"auth\":\"", "\"auth\":\"!"),
                good.replace("\"auth\":\"MDEy", "\"auth\":\""),
                good.replace("http://", "ftp://"),
                good.replace("zh-CN", "fr")
            }) {
                assertThat(west.post("/push-subscriptions", bad).status())
                        .as(bad)
                        .isEqualTo(400);
            }
            assertThat(server.as("verifier").post("/push-subscriptions", good).status())
                    .isEqualTo(403);
            long id = west.post("/push-subscriptions", good).id();
            assertThat(dispatcher
                            .send("DELETE", "/push-subscriptions/" + id, null, Map.of())
                            .status())
                    .isEqualTo(404);
        }
    }

    private long order(long unit) throws Exception {
        Answer given = dispatcher.post(
                "/orders", "{\"text\":\"全部到一号桥集合\",\"confirmWithinSeconds\":600,\"unitIds\":[%d]}".formatted(unit));
        assertThat(given.status()).as(given.body()).isEqualTo(201);
        return given.id();
    }

    /** Dropped behind the answer to a push, of which nobody is told: looked for until it is. */
    private void awaitGone(String endpoint) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (known(endpoint) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(known(endpoint)).isFalse();
    }

    private boolean known(String endpoint) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from push_subscription where endpoint = :endpoint)")
                        .bind("endpoint", endpoint)
                        .mapTo(Boolean.class)
                        .one());
    }
}
