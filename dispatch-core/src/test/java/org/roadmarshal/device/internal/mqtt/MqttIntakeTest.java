package org.roadmarshal.device.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.internal.DeviceKey;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
class MqttIntakeTest {
    private static final String KEY = "a-key-that-only-this-phone-knows";
    private static final String TOPIC = "owntracks/west/phone";

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database;
    private final Jdbi jdbi;
    private int port;
    private TestBroker broker;
    private TestServer server;

    MqttIntakeTest(TestDatabase database) {
        this.database = database;
        this.jdbi = Database.jdbi(database.dataSource());
    }

    @BeforeAll
    static void city(TestDatabase database) {
        SmallCity.build(database);
        Database.jdbi(database.dataSource())
                .useHandle(handle -> handle.execute(
                        "insert into device (org, kind, label, unit_id, address, key_hash) values (1, 'mqtt', 'phone', 21, ?, ?)",
                        TOPIC,
                        DeviceKey.hash(KEY)));
    }

    @BeforeEach
    void start() throws Exception {
        jdbi.useHandle(handle -> handle.execute("truncate fix"));
        port = TestServer.freePort();
        broker = new TestBroker(vertx, port, true);
        server = TestServer.start(
                database,
                Map.of(
                        "mqtt.url", "mqtt://127.0.0.1:" + port,
                        "mqtt.user", "roadmarshal",
                        "mqtt.password", "secret"));
        assertThat(broker.awaitSubscription()).isEqualTo("$share/roadmarshal/owntracks/#");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void acknowledgesWhatIsStored() throws Exception {
        int sent = broker.publish(
                TOPIC, "{\"_type\":\"location\",\"lat\":41.57,\"lon\":120.41,\"tst\":%d}".formatted(now()));
        assertThat(broker.awaitAcknowledgement()).isEqualTo(sent);
        assertThat(units()).containsExactly(21L);
        broker.publish(TOPIC, ours("", 1));
        broker.awaitAcknowledgement();
        broker.publish("owntracks/any", ours("\"key\":\"%s\",".formatted(KEY), 2));
        broker.awaitAcknowledgement();
        broker.publish("owntracks/any", ours("\"device\":\"%s\",".formatted(TOPIC), 3));
        broker.awaitAcknowledgement();
        assertThat(units()).containsOnly(21L).hasSize(4);
    }

    /** It would come again for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{\"_type\":\"transition\"}",
                "{\"_type\":\"location\"}",
                "{\"lon\":120.41,\"lat\":41.57}",
                "{\"lon\":120.41,\"lat\":41.57,\"time\":\"yesterday\"}",
                "{\"lon\":999,\"lat\":41.57,\"time\":\"2026-11-24T00:00:00Z\"}",
                "{\"key\":\"wrong\",\"lon\":120.41,\"lat\":41.57,\"time\":\"2026-11-24T00:00:00Z\"}",
                "{\"device\":\"nobody\",\"lon\":120.41,\"lat\":41.57,\"time\":\"2026-11-24T00:00:00Z\"}"
            })
    void acknowledgesWhatCanNeverBeStored(String payload) throws Exception {
        int sent = broker.publish(TOPIC, payload);
        assertThat(broker.awaitAcknowledgement()).isEqualTo(sent);
        assertThat(units()).isEmpty();
    }

    @Test
    void keepsTheAcknowledgementBackWhileTheDatabaseIsAway() throws Exception {
        broker.publish(TOPIC, ours("", 0));
        broker.awaitAcknowledgement();
        database.cut();
        int sent;
        try {
            sent = broker.publish(TOPIC, ours("", 1));
            // The server answers another request in vain: by then it has tried this one too.
            assertThat(server.asNobody()
                            .get("/osmand?id=%s&lat=41.57&lon=120.4".formatted(KEY))
                            .status())
                    .isEqualTo(503);
            assertThat(broker.heardNoAcknowledgement()).isTrue();
        } finally {
            database.mend();
        }
        assertThat(broker.awaitAcknowledgement()).isEqualTo(sent);
        assertThat(units()).hasSize(2);
    }

    @Test
    void comesBackAfterTheBrokerDid() throws Exception {
        broker.close();
        broker = new TestBroker(vertx, port, false);
        assertThat(broker.awaitSubscription())
                .as("this one shares no subscriptions")
                .isEqualTo("owntracks/#");
        broker.publish(TOPIC, ours("", 0));
        assertThat(broker.awaitAcknowledgement()).isNotNull();
        assertThat(units()).hasSize(1);
    }

    private static String ours(String who, int seconds) {
        return "{%s\"time\":\"%s\",\"lon\":120.41,\"lat\":41.57,\"speedKmh\":36,\"other\":true}"
                .formatted(who, Instant.ofEpochSecond(now() - 60 + seconds));
    }

    private List<Long> units() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select unit_id from fix").mapTo(Long.class).list());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
