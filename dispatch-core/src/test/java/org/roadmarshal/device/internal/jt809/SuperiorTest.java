package org.roadmarshal.device.internal.jt809;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.position.Fix;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.DutyAnswer;
import org.roadmarshal.protocol.jt809.DutyCheck;
import org.roadmarshal.protocol.jt809.Edition;
import org.roadmarshal.protocol.jt809.Location2011;
import org.roadmarshal.protocol.jt809.Plate;
import org.roadmarshal.protocol.jt809.SignIn;
import org.roadmarshal.protocol.jt809.SignInReply;
import org.roadmarshal.protocol.jt809.SignOut;
import org.roadmarshal.protocol.jt809.Signal;
import org.roadmarshal.protocol.jt809.SubLinkSignIn;
import org.roadmarshal.protocol.jt809.SubLinkSignInReply;
import org.roadmarshal.protocol.jt809.VehicleLocations;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** We as the superior platform, over TCP, with a subordinate one that the test plays. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuperiorTest {
    private static final long CENTRE = 21130001;
    private static final String PASSWORD = "s3cret!";
    private static final BodyCipher CIPHER = new BodyCipher(30_000_000, 20_000_000, 10_000_000);
    private static final Plate OF_UNIT_WEST = new Plate("辽N0001警", 4);
    private static final AtomicLong USERS = new AtomicLong(1000);

    private final Vertx vertx = Vertx.vertx();
    private TestDatabase database;
    private Jdbi jdbi;
    private TestServer server;
    private int port;
    private ApiClient admin;

    @BeforeAll
    void start(TestDatabase test) throws Exception {
        database = test;
        SmallCity.build(test);
        jdbi = Database.jdbi(test.dataSource());
        port = TestServer.freePort();
        server = TestServer.start(test, Map.of("jt809.port", String.valueOf(port), "jt809.centreId", "7"));
        admin = server.as("admin");
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void takesAVehiclesPositionsAndOpensTheSubLink(Edition edition) throws Exception {
        long user = platform(SmallCity.BUREAU, edition == Edition.E2019 ? CIPHER : null);
        BodyCipher cipher = edition == Edition.E2019 ? CIPHER : null;
        Peer.Door door = new Peer.Door(vertx, edition, CENTRE, cipher);
        Peer main = Peer.calling(vertx, port, edition, CENTRE, cipher);
        // What is encrypted is understood once the server has heard of the platform's cipher, a moment after it was set
        // up.
        SignInReply reply = main.ask(new SignIn(user, PASSWORD, CENTRE, "127.0.0.1", door.port()), SignInReply.class);
        assertThat(reply.result()).isEqualTo(SignInReply.WELCOME);

        Peer sub = door.await();
        assertThat(sub.await(SubLinkSignIn.class).verifyCode()).isEqualTo(reply.verifyCode());
        sub.send(new SubLinkSignInReply(SubLinkSignInReply.WELCOME));
        main.send(Signal.KEEP_ALIVE);
        assertThat(main.await(Signal.class)).isEqualTo(Signal.KEEP_ALIVE_REPLY);

        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        double lon = 120.41 + edition.ordinal() / 100.0;
        main.send(locations(edition, OF_UNIT_WEST, false, fix(at, lon)));
        JsonNode link = await(user, "fixes", 1).get("link");
        assertThat(link.has("mainSince")).isTrue();
        assertThat(link.has("subSince")).isTrue();
        assertThat(admin.get("/positions").json().get("items"))
                .filteredOn(position -> position.get("id").asLong() == SmallCity.UNIT_WEST)
                .singleElement()
                .satisfies(
                        position -> assertThat(position.get("lon").asDouble()).isEqualTo(lon));
        main.close();
    }

    @ParameterizedTest
    @CsvSource({"0, s3cret!, 21130001, 0", "1, s3cret!, 21130001, 3", "0, wrong, 21130001, 4", "0, s3cret!, 5, 2"})
    void letsNobodyElseIn(long other, String password, long centre, int result) throws Exception {
        long user = platform(SmallCity.BUREAU, null);
        Peer main = Peer.calling(vertx, port, Edition.E2011, centre, null);
        main.send(new SignIn(user + other * 1_000_000, password, centre, "127.0.0.1", 1));
        assertThat(main.await(SignInReply.class).result()).isEqualTo(result);
        if (result != SignInReply.WELCOME) {
            main.awaitEnd();
        }
        main.close();
    }

    @Test
    void oneFromAnotherAddressIsRefusedAsIsADisabledOne() throws Exception {
        long user = platform(SmallCity.BUREAU, null);
        change(user, "{\"addresses\":[\"10.9.9.9\"]}");
        assertThat(signIn(user).await(SignInReply.class).result()).isEqualTo(SignInReply.WRONG_ADDRESS);
        change(user, "{\"addresses\":[\"127.0.0.1\"]}");
        Peer main = signIn(user);
        assertThat(main.await(SignInReply.class).result()).isEqualTo(SignInReply.WELCOME);
        change(user, "{\"disabled\":true}");
        main.awaitEnd();
        assertThat(signIn(user).await(SignInReply.class).result()).isEqualTo(SignInReply.UNKNOWN_USER);
    }

    @Test
    void countsWhatItCannotTakeAndTakesTheRest() throws Exception {
        long user = platform(SmallCity.WEST, null);
        Peer main = signIn(user);
        main.await(SignInReply.class);
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(100);
        Plate ofTheEast = new Plate("辽N0002警", 4);
        main.send(locations(Edition.E2011, ofTheEast, false, fix(at, 120.5)));
        main.send(locations(Edition.E2011, new Plate("黑A00001", 2), false, fix(at, 120.5)));
        main.sendRaw(new byte[] {0x5b, 1, 2, 3, 0x5d});
        main.send(locations(
                Edition.E2011,
                OF_UNIT_WEST,
                true,
                fix(at.minusSeconds(60), 120.41),
                fix(at.plus(2, ChronoUnit.DAYS), 120.42),
                fix(at.minusSeconds(30), 120.43)));
        JsonNode link = await(user, "fixes", 2).get("link");
        assertThat(link.get("refused").asInt()).isEqualTo(3);
        assertThat(link.get("faults").asInt()).isEqualTo(1);
        assertThat(link.get("strangers").asInt()).isEqualTo(2);
        assertThat(admin.get("/platforms/" + id(user) + "/strangers").json().get("items"))
                .extracting(stranger -> stranger.get("plate").asText())
                .containsExactlyInAnyOrder("辽N0002警", "黑A00001");
        main.close();
    }

    @Test
    void whatIsOffsetIsPutRight() throws Exception {
        long user = platform(SmallCity.BUREAU, null);
        Peer main = signIn(user);
        main.await(SignInReply.class);
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(500);
        main.send(new VehicleLocations(
                OF_UNIT_WEST, false, List.of(new Location2011(true, at, 116.403714, 39.910227, 0, 0, 0, 0, 0, 2, 0))));
        await(user, "fixes", 1);
        double lon = jdbi.withHandle(handle -> handle.createQuery("select st_x(geom) from fix where at = :at")
                .bind("at", at)
                .mapTo(Double.class)
                .one());
        assertThat(lon).isCloseTo(116.39747, within(2e-6));
        main.close();
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAway() throws Exception {
        long user = platform(SmallCity.BUREAU, null);
        Peer main = signIn(user);
        main.await(SignInReply.class);
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(900);
        main.send(locations(Edition.E2011, OF_UNIT_WEST, false, fix(at, 120.4)));
        await(user, "fixes", 1);
        database.cut();
        try {
            for (int i = 1; i <= 50; i++) {
                main.send(locations(Edition.E2011, OF_UNIT_WEST, false, fix(at.plusSeconds(i), 120.4)));
            }
            main.send(Signal.KEEP_ALIVE);
            assertThat(main.await(Signal.class)).isEqualTo(Signal.KEEP_ALIVE_REPLY);
        } finally {
            database.mend();
        }
        await(user, "fixes", 51);
        main.close();
    }

    @Test
    void aNewerLinkEndsTheOlder() throws Exception {
        long user = platform(SmallCity.BUREAU, null);
        Peer older = signIn(user);
        older.await(SignInReply.class);
        Peer newer = signIn(user);
        assertThat(newer.await(SignInReply.class).result()).isEqualTo(SignInReply.WELCOME);
        older.awaitEnd();
        newer.send(new SignOut(user, PASSWORD));
        assertThat(newer.await(Signal.class)).isEqualTo(Signal.SIGN_OUT_REPLY);
        newer.awaitEnd();
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void asksWhetherSomebodyIsThere(Edition edition) throws Exception {
        long user = platform(SmallCity.BUREAU, null);
        ApiClient dispatcher = server.as("dispatcher");
        assertThat(dispatcher.get("/platforms").json().get("items"))
                .as("who asks finds whom to ask")
                .anyMatch(platform -> platform.get("userId").asLong() == user);
        assertThat(server.as("leader").get("/platforms").code()).isEqualTo("forbidden");
        long check = dispatcher
                .post("/platforms/" + id(user) + "/duty-checks", "{\"question\":\"请问值班员是谁?\"}")
                .id();
        Peer.Door door = new Peer.Door(vertx, edition, CENTRE, null);
        Peer main = Peer.calling(vertx, port, edition, CENTRE, null);
        main.send(new SignIn(user, PASSWORD, CENTRE, "127.0.0.1", door.port()));
        Peer sub = door.await();
        sub.send(new SubLinkSignInReply(SubLinkSignInReply.WELCOME));
        Peer.Heard asked = sub.hear(DutyCheck.class);
        DutyCheck question = (DutyCheck) asked.message();
        assertThat(question.question()).isEqualTo("请问值班员是谁?");

        LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), null);
        main.send(new DutyAnswer(1, question.objectId(), "王芳", "139", question.infoId(), asked.serial(), "值班员在岗"));
        JsonNode fact = live.awaitFact("duty_check.answered").get("data").get("dutyCheck");
        live.close();
        assertThat(fact.get("id").asLong()).isEqualTo(check);
        assertThat(fact.get("answer").asText()).isEqualTo("值班员在岗");
        assertThat(dispatcher
                        .patch("/duty-checks/" + check, fact.get("version").asInt(), "{\"answer\":\"x\"}")
                        .code())
                .isEqualTo("conflict");
        main.close();
    }

    private long platform(long agency, BodyCipher cipher) throws Exception {
        long user = USERS.incrementAndGet();
        // A centre is known by one platform's cipher at a time.
        jdbi.useHandle(handle -> handle.execute("update platform set disabled = true"));
        ApiClient.Answer created = admin.post("/platforms", """
                {"name":"P%d","agencyId":%d,"userId":%d,"password":"%s","centreId":%d%s}""".formatted(
                        user,
                        agency,
                        user,
                        PASSWORD,
                        CENTRE,
                        cipher == null
                                ? ""
                                : ",\"cipher\":{\"m1\":%d,\"ia1\":%d,\"ic1\":%d}"
                                        .formatted(cipher.m1(), cipher.ia1(), cipher.ic1())));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return user;
    }

    private Peer signIn(long user) {
        Peer main = Peer.calling(vertx, port, Edition.E2011, CENTRE, null);
        main.send(new SignIn(user, PASSWORD, CENTRE, "127.0.0.1", 1));
        return main;
    }

    private JsonNode platformOf(long user) throws Exception {
        for (JsonNode platform : admin.get("/platforms?limit=1000").json().get("items")) {
            if (platform.get("userId").asLong() == user) {
                return platform;
            }
        }
        throw new AssertionError("no platform of user " + user);
    }

    private long id(long user) throws Exception {
        return platformOf(user).get("id").asLong();
    }

    private void change(long user, String change) throws Exception {
        JsonNode platform = platformOf(user);
        assertThat(admin.patch(
                                "/platforms/" + platform.get("id").asLong(),
                                platform.get("version").asInt(),
                                change)
                        .status())
                .isEqualTo(200);
    }

    /** The platform, once a count of its link has come to a number. */
    private JsonNode await(long user, String count, int number) throws Exception {
        Promise<JsonNode> reached = Promise.promise();
        vertx.setPeriodic(1, 100, tick -> vertx.executeBlocking(() -> platformOf(user), false)
                .onSuccess(platform -> {
                    if (platform.get("link").get(count).asInt() == number
                            && platform.get("link").has("heardAt")) {
                        vertx.cancelTimer(tick);
                        reached.tryComplete(platform);
                    }
                }));
        return reached.future().await(40, TimeUnit.SECONDS);
    }

    private static Fix fix(Instant at, double lon) {
        return new Fix(at, lon, 41.57, 30.0, 90.0, 300.0, null);
    }

    private static VehicleLocations locations(Edition edition, Plate plate, boolean late, Fix... fixes) {
        return new VehicleLocations(
                plate,
                late,
                Arrays.stream(fixes)
                        .map(fix -> LocationFix.record(fix, edition))
                        .toList());
    }
}
