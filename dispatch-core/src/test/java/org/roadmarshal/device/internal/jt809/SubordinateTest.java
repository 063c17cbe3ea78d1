package org.roadmarshal.device.internal.jt809;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.roadmarshal.position.Fix;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.DutyAnswer;
import org.roadmarshal.protocol.jt809.DutyCheck;
import org.roadmarshal.protocol.jt809.Edition;
import org.roadmarshal.protocol.jt809.Plate;
import org.roadmarshal.protocol.jt809.SignIn;
import org.roadmarshal.protocol.jt809.SignInReply;
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

/** We as a subordinate platform, over TCP: with a superior one that the test plays, and with another of our own. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubordinateTest {
    private static final long CENTRE = 21130001;
    private static final BodyCipher CIPHER = new BodyCipher(30_000_000, 20_000_000, 10_000_000);

    private final Vertx vertx = Vertx.vertx();
    private TestDatabase database;
    private TestServer server;
    private int subLinkPort;

    @BeforeAll
    void city(TestDatabase test) {
        database = test;
        SmallCity.build(test);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void forwardsTheChosenVehiclesAndNoOthers(Edition edition) throws Exception {
        Peer.Door superior = new Peer.Door(vertx, edition, 7, CIPHER);
        Peer main = linked(superior, edition, CIPHER, Map.of("jt809.superior.agencies", "west"));
        String east = enrol(SmallCity.UNIT_EAST);
        String west = enrol(SmallCity.UNIT_WEST);
        report(east, Instant.now(), 120.5);
        report(west, Instant.now(), 120.41);
        VehicleLocations sent = main.await(VehicleLocations.class);
        assertThat(sent.plate()).isEqualTo(new Plate("辽N0001警", 4));
        assertThat(sent.late()).isFalse();
        assertThat(LocationFix.of(sent.locations().get(0)).orElseThrow())
                .returns(120.41, Fix::lon)
                .returns(41.57, Fix::lat);
    }

    @Test
    void bringsUpWhatItCouldNotSendAndAnOldFixIsLate() throws Exception {
        Peer.Door superior = new Peer.Door(vertx, Edition.E2011, 7, null);
        Peer main = linked(superior, Edition.E2011, null, Map.of());
        String key = enrol(SmallCity.UNIT_WEST);
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        report(key, start, 120.40);
        assertThat(main.await(VehicleLocations.class).late()).isTrue();
        main.close();
        // The link is gone for us when the server says so by calling again; until it is welcome it sends nothing.
        Peer again = superior.await();
        again.await(SignIn.class);
        for (int i = 1; i <= 7; i++) {
            report(key, start.plusSeconds(i), 120.40 + i / 1000.0);
        }
        again.send(new SignInReply(SignInReply.WELCOME, 99));
        VehicleLocations five = again.await(VehicleLocations.class);
        VehicleLocations two = again.await(VehicleLocations.class);
        assertThat(List.of(five.late(), two.late())).containsOnly(true);
        assertThat(five.locations()).hasSize(5);
        assertThat(two.locations())
                .extracting(location -> LocationFix.of(location).orElseThrow().at())
                .containsExactly(start.plusSeconds(6), start.plusSeconds(7));
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void aPersonAnswersADutyCheck(Edition edition) throws Exception {
        Peer.Door superior = new Peer.Door(vertx, edition, 7, null);
        Peer main = linked(superior, edition, null, Map.of());
        Peer sub = Peer.calling(vertx, subLinkPort, edition, 7, null);
        sub.send(new SubLinkSignIn(77));
        assertThat(sub.await(SubLinkSignInReply.class).result()).isEqualTo(SubLinkSignInReply.WELCOME);
        sub.send(Signal.SUB_KEEP_ALIVE);
        assertThat(sub.await(Signal.class)).isEqualTo(Signal.SUB_KEEP_ALIVE_REPLY);

        ApiClient dispatcher = server.as("dispatcher");
        LiveClient live = LiveClient.follow(server.url(), dispatcher.token(), null);
        sub.send(new DutyCheck(1, "21130001", 10, 42, "值班员是谁?"));
        JsonNode check = live.awaitFact("duty_check.asked").get("data").get("dutyCheck");
        live.close();
        assertThat(check.get("question").asText()).isEqualTo("值班员是谁?");
        assertThat(check.has("platform")).isFalse();
        assertThat(dispatcher.get("/duty-checks").json().get("items").get(0)).isEqualTo(check);

        ApiClient.Answer answered = dispatcher.patch(
                "/duty-checks/" + check.get("id").asLong(), check.get("version").asInt(), "{\"answer\":\"王芳在岗\"}");
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        DutyAnswer answer = main.await(DutyAnswer.class);
        assertThat(answer)
                .returns("王芳在岗", DutyAnswer::answer)
                .returns("21130001", DutyAnswer::objectId)
                .returns(edition == Edition.E2011 ? 42L : 0L, DutyAnswer::infoId)
                .returns(edition == Edition.E2011 ? "" : "dispatcher", DutyAnswer::responder);
        assertThat(dispatcher
                        .patch("/duty-checks/" + check.get("id").asLong(), answered.version() + 1, "{\"answer\":\"x\"}")
                        .code())
                .isEqualTo("conflict");
    }

    @Test
    void theConfigurationAnswersWhereItHasAnAnswer() throws Exception {
        Peer.Door superior = new Peer.Door(vertx, Edition.E2011, 7, null);
        Peer main = linked(superior, Edition.E2011, null, Map.of("jt809.superior.answer", "在岗"));
        main.send(new DutyCheck(1, "21130001", 0, 43, "?"));
        assertThat(main.await(DutyAnswer.class))
                .returns("在岗", DutyAnswer::answer)
                .returns(43L, DutyAnswer::infoId);
    }

    @Test
    void whoeverDoesNotKnowTheCodeGetsNoSubLink() throws Exception {
        Peer.Door superior = new Peer.Door(vertx, Edition.E2011, 7, null);
        linked(superior, Edition.E2011, null, Map.of());
        Peer stranger = Peer.calling(vertx, subLinkPort, Edition.E2011, 7, null);
        stranger.send(new SubLinkSignIn(78));
        assertThat(stranger.await(SubLinkSignInReply.class).result()).isEqualTo(SubLinkSignInReply.WRONG_CODE);
        stranger.awaitEnd();
    }

    /** The superior platform is a subordinate one of ours as well: known as that, or found out by what comes round. */
    @ParameterizedTest
    @CsvSource({"9, 9", "10, 0"})
    void whatCameFromThereIsNotSentBackThere(long user, long echo) throws Exception {
        int port = TestServer.freePort();
        Peer.Door superior = new Peer.Door(vertx, Edition.E2011, 7, null);
        Peer main = linked(
                superior,
                Edition.E2011,
                null,
                Map.of("jt809.superior.echo", String.valueOf(echo), "jt809.port", String.valueOf(port)));
        server.as("admin")
                .post(
                        "/platforms",
                        "{\"name\":\"both\",\"agencyId\":1,\"userId\":%d,\"password\":\"s3cret!\",\"centreId\":7}"
                                .formatted(user));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(enrol(SmallCity.UNIT_WEST), now, 120.41);
        VehicleLocations ours = main.await(VehicleLocations.class);

        Peer platform = Peer.calling(vertx, port, Edition.E2011, 7, null);
        platform.ask(new SignIn(user, "s3cret!", 7, "127.0.0.1", TestServer.freePort()), SignInReply.class);
        platform.send(
                echo == 0
                        ? ours
                        : new VehicleLocations(
                                ours.plate(),
                                false,
                                List.of(LocationFix.record(
                                        new Fix(now.plusSeconds(1), 120.42, 41.57, null, null, null, null),
                                        Edition.E2011))));
        await(
                server,
                "/platforms",
                item -> item.get("userId").asLong() == user
                        && item.at("/link/fixes").asInt() > 0);
        report(enrol(SmallCity.UNIT_EAST), now, 120.5);
        assertThat(main.await(VehicleLocations.class).plate()).isNotEqualTo(ours.plate());
    }

    /** Two installations, linked: what moves at the one moves at the other. */
    @ParameterizedTest
    @EnumSource(Edition.class)
    void ourTwoHalvesUnderstandEachOther(Edition edition) throws Exception {
        int port = TestServer.freePort();
        try (TestDatabase other = database.another()) {
            SmallCity.build(other);
            try (TestServer province = TestServer.start(other, Map.of("jt809.port", String.valueOf(port)))) {
                province.as("admin").post("/platforms", """
                                {"name":"city","agencyId":1,"userId":5,"password":"s3cret!","centreId":%d,
                                 "cipher":{"m1":%d,"ia1":%d,"ic1":%d}}""".formatted(CENTRE, CIPHER.m1(), CIPHER.ia1(), CIPHER.ic1()));
                server = start(port, edition, CIPHER, Map.of());
                await(province, "/platforms", platform -> platform.get("link").has("mainSince"));
                report(enrol(SmallCity.UNIT_EAST), Instant.now(), 120.512345);
                await(
                        province,
                        "/positions",
                        position -> position.get("id").asLong() == SmallCity.UNIT_EAST
                                && position.get("lon").asDouble() == 120.512345);
            }
        }
    }

    /** Until a list of the API has such an item. */
    private void await(TestServer where, String path, Predicate<JsonNode> wanted) throws Exception {
        ApiClient admin = where.as("admin");
        Promise<Void> there = Promise.promise();
        vertx.setPeriodic(1, 100, tick -> vertx.executeBlocking(
                        () -> admin.get(path).json().get("items"), false)
                .onSuccess(items -> items.forEach(item -> {
                    if (wanted.test(item)) {
                        vertx.cancelTimer(tick);
                        there.tryComplete();
                    }
                })));
        there.future().await(40, TimeUnit.SECONDS);
    }

    /** Starts the server, and welcomes it. */
    private Peer linked(Peer.Door superior, Edition edition, BodyCipher cipher, Map<String, String> more)
            throws Exception {
        server = start(superior.port(), edition, cipher, more);
        Peer main = superior.await();
        SignIn signIn = main.await(SignIn.class);
        assertThat(signIn)
                .isEqualTo(new SignIn(5, "s3cret!", edition == Edition.E2019 ? CENTRE : 0, "127.0.0.1", subLinkPort));
        main.send(new SignInReply(SignInReply.WELCOME, 77));
        return main;
    }

    private TestServer start(int port, Edition edition, BodyCipher cipher, Map<String, String> more) throws Exception {
        subLinkPort = TestServer.freePort();
        Map<String, String> settings = new HashMap<>(more);
        String prefix = "jt809.superior.";
        settings.put(prefix + "host", "127.0.0.1");
        settings.put(prefix + "port", String.valueOf(port));
        settings.put(prefix + "edition", edition.name().substring(1));
        settings.put(prefix + "userId", "5");
        settings.put(prefix + "password", "s3cret!");
        settings.put(prefix + "centreId", String.valueOf(CENTRE));
        settings.put(prefix + "subLinkPort", String.valueOf(subLinkPort));
        settings.put(prefix + "org", "smallcity");
        if (cipher != null) {
            settings.put(prefix + "m1", String.valueOf(cipher.m1()));
            settings.put(prefix + "ia1", String.valueOf(cipher.ia1()));
            settings.put(prefix + "ic1", String.valueOf(cipher.ic1()));
        }
        return TestServer.start(database, settings);
    }

    private String enrol(long unit) throws Exception {
        return server.as("admin")
                .post("/devices", "{\"label\":\"car\",\"unitId\":%d}".formatted(unit))
                .json()
                .get("key")
                .asText();
    }

    private void report(String key, Instant at, double lon) throws Exception {
        ApiClient.Answer answer = server.asNobody()
                .get("/osmand?id=%s&lat=41.57&lon=%s&timestamp=%d".formatted(key, lon, at.getEpochSecond()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
