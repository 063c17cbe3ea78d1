package org.roadmarshal.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.protocol.jt808.DriverIdentity;
import org.roadmarshal.protocol.jt808.Heartbeat;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationBatch;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.Media;
import org.roadmarshal.protocol.jt808.MediaData;
import org.roadmarshal.protocol.jt808.MediaReply;
import org.roadmarshal.protocol.jt808.MissingPackages;
import org.roadmarshal.protocol.jt808.PlatformReply;
import org.roadmarshal.protocol.jt808.RegistrationReply;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.TimeQuery;
import org.roadmarshal.protocol.jt808.TimeReply;
import org.roadmarshal.protocol.jt808.Version;
import org.roadmarshal.protocol.jt808.Waybill;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Terminals over TCP against a whole server. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Jt808ServerTest {
    private TestDatabase database;
    private Jdbi jdbi;
    private TestServer server;
    private int port;
    private ApiClient dispatcher;
    private ApiClient admin;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        this.database = database;
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        port = TestServer.freePort();
        server = TestServer.start(database, Map.of("jt808.port", String.valueOf(port), "jt808.host", "127.0.0.1"));
        dispatcher = server.as("dispatcher");
        admin = server.as("admin");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A coach of the western squad's, that expects a terminal. */
    private void vehicle(long id, String plate, String terminal) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into vehicle (org, id, plate, plate_colour, kind, agency_id, terminal, use)
                values (1, ?, ?, 'yellow', 'coach', 2, ?, 'coach')""", id, plate, terminal));
    }

    private Terminal connected(Version version, long vehicle, String phone) throws Exception {
        String plate = "辽N" + vehicle;
        vehicle(vehicle, plate, phone);
        Terminal terminal = new Terminal(port, version, phone);
        terminal.signOn(plate);
        return terminal;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private long device(long vehicle) throws Exception {
        return dispatcher
                .get("/devices?vehicleId=" + vehicle)
                .json()
                .at("/items/0/id")
                .asLong();
    }

    private int fixes(long device) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from fix where device_id = :id")
                .bind("id", device)
                .mapTo(Integer.class)
                .one());
    }

    private JsonNode position(String kind, long id) throws Exception {
        for (JsonNode position : dispatcher.get("/positions").json().get("items")) {
            if (position.get("kind").asText().equals(kind) && position.get("id").asLong() == id) {
                return position;
            }
        }
        return null;
    }

    @ParameterizedTest
    @EnumSource
    void aFixIsAcknowledgedWhenItIsStoredAndIsOnTheMap(Version version) throws Exception {
        int number = version == Version.V2013 ? 501 : 502;
        try (Terminal terminal = connected(version, number, "13800000" + number)) {
            long device = device(number);
            assertThat(terminal.ask(new LocationReport(Terminal.at(now(), 120.41))))
                    .isEqualTo(Result.OK);
            assertThat(fixes(device)).isEqualTo(1);
            assertThat(position("vehicle", number).get("lon").asDouble()).isEqualTo(120.41);
            assertThat(terminal.ask(new LocationBatch(true, Terminal.track(now().minusSeconds(600), 100))))
                    .isEqualTo(Result.OK);
            assertThat(fixes(device)).as("sub-packaged, of one transaction").isEqualTo(101);
            assertThat(position("vehicle", number).get("lon").asDouble())
                    .as("the newest by its own time")
                    .isEqualTo(120.41);
            JsonNode detail = dispatcher.get("/devices/" + device).json();
            assertThat(detail.get("online").asBoolean()).isTrue();
            assertThat(detail.get("node").asText()).isEqualTo(server.url());
            assertThat(detail.get("edition").asInt()).isEqualTo(version == Version.V2013 ? 2013 : 2019);
            assertThat(detail.at("/device/vehicle/name").asText()).isEqualTo("辽N" + number);
            JsonNode frames = admin.get("/devices/" + device + "/frames").json().get("items");
            assertThat(frames.get(0).get("bytes").asText()).startsWith("0100");
            assertThat(frames.get(1).get("bytes").asText()).startsWith("8100");
            assertThat(frames.get(frames.size() - 1).get("incoming").asBoolean())
                    .isFalse();
        }
    }

    /** A terminal in a unit's vehicle speaks for the unit. */
    @Test
    void aTerminalThatIsEnrolledSpeaksForItsVehiclesUnit() throws Exception {
        ApiClient.Answer enrolled =
                admin.post("/terminals", "{\"label\":\"101-01\",\"vehicleId\":15,\"phone\":\"013900000001\"}");
        assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
        assertThat(enrolled.json().at("/unit/id").asLong()).isEqualTo(SmallCity.UNIT_WEST);
        assertThat(admin.post("/terminals", "{\"label\":\"x\",\"vehicleId\":16,\"phone\":\"13900000001\"}")
                        .status())
                .as("one phone, one terminal")
                .isEqualTo(409);
        assertThat(admin.post("/terminals", "{\"label\":\"x\",\"vehicleId\":17,\"phone\":\"13900000002\"}")
                        .status())
                .as("a vehicle of another org")
                .isEqualTo(404);
        try (Terminal terminal = new Terminal(port, Version.V2013, "13900000001")) {
            terminal.signOn("辽N0001警");
            terminal.ask(new LocationReport(Terminal.at(now(), 120.43)));
            assertThat(position("unit", SmallCity.UNIT_WEST).get("lon").asDouble())
                    .isEqualTo(120.43);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "13700000001, 辽NX0001, T1, NO_VEHICLE",
        "13700000002, 辽N0602, T1, NO_TERMINAL", // the register expects none there
        "13700000003, 辽N0603, T-OTHER, NO_TERMINAL",
        "13700000003, 辽N0603, T-603, OK", // by its maker's number
        "13700000003, 辽N0603, T-603, OK", // it has lost its code
        "13700000003, 辽N0603, T-604, TERMINAL_REGISTERED", // another one with its phone number
        "13700000003, 辽N0602, T-603, VEHICLE_REGISTERED", // in another vehicle
        "13700000003, 辽NX0001, T-603, NO_VEHICLE",
        "13700000004, 辽N0603, T-603, VEHICLE_REGISTERED", // a second one in its vehicle
    })
    void registersAgainstTheRegister(String phone, String plate, String terminalId, RegistrationReply.Outcome outcome)
            throws Exception {
        jdbi.useHandle(handle -> handle.execute("""
                insert into vehicle (org, id, plate, plate_colour, kind, agency_id, terminal) values
                  (1, 602, '辽N0602', 'yellow', 'coach', 2, null), (1, 603, '辽N0603', 'yellow', 'coach', 2, 'T-603')
                on conflict do nothing"""));
        try (Terminal terminal = new Terminal(port, Version.V2019, phone)) {
            RegistrationReply reply = terminal.register(plate, terminalId);
            assertThat(reply.outcome()).isEqualTo(outcome);
            assertThat(reply.authCode() != null).isEqualTo(outcome == RegistrationReply.Outcome.OK);
        }
    }

    @Test
    void nothingIsTakenBeforeItHasShownWhoItIs() throws Exception {
        try (Terminal known = connected(Version.V2013, 505, "13800000505")) {
            try (Terminal stranger = new Terminal(port, Version.V2013, "13800000505")) {
                assertThat(stranger.ask(new Heartbeat())).isEqualTo(Result.OK);
                assertThat(stranger.ask(new LocationReport(Terminal.at(now(), 120.42))))
                        .isEqualTo(Result.FAILED);
                assertThat(stranger.authenticate("a guess")).isEqualTo(Result.FAILED);
            }
            assertThat(known.ask(new Heartbeat())).as("undisturbed").isEqualTo(Result.OK);
            assertThat(fixes(device(505))).isZero();
        }
    }

    @Test
    void aNewConnectionOfTheSameTerminalEndsTheOldOne() throws Exception {
        vehicle(506, "辽N506", "13800000506");
        try (Terminal old = new Terminal(port, Version.V2013, "13800000506");
                Terminal fresh = new Terminal(port, Version.V2013, "13800000506")) {
            String code = old.signOn("辽N506");
            assertThat(fresh.authenticate(code)).isEqualTo(Result.OK);
            assertThat(old.isClosed()).isTrue();
            assertThat(fresh.ask(new LocationReport(Terminal.at(now(), 120.42))))
                    .isEqualTo(Result.OK);
            assertThat(dispatcher
                            .get("/devices/" + device(506))
                            .json()
                            .get("online")
                            .asBoolean())
                    .as("the old one's end is not the terminal's")
                    .isTrue();
        }
    }

    @Test
    void garbageBetweenGoodFramesCostsNothing() throws Exception {
        try (Terminal terminal = connected(Version.V2019, 507, "13800000507")) {
            byte[] bad = terminal.frames(new LocationReport(Terminal.at(now(), 120.1)))
                    .get(0);
            bad[20] ^= 1;
            for (byte[] noise : List.of(bad, new byte[] {1, 2, 0x7e, 0x7d, 9, 0x7e}, new byte[5000])) {
                terminal.sendRaw(noise);
                assertThat(terminal.ask(new Heartbeat())).isEqualTo(Result.OK);
            }
            assertThat(terminal.ask(new LocationReport(Terminal.at(now(), 120.42))))
                    .isEqualTo(Result.OK);
            assertThat(fixes(device(507))).isEqualTo(1);
        }
    }

    @Test
    void aFixThatCannotBeDoesNotCostThoseBesideIt() throws Exception {
        try (Terminal terminal = connected(Version.V2013, 508, "13800000508")) {
            List<Location> batch = List.of(
                    Terminal.at(now().minusSeconds(20), 120.41),
                    Terminal.at(now().plusSeconds(86_400), 120.42),
                    Terminal.at(now().minusSeconds(10), 120.43));
            assertThat(terminal.ask(new LocationBatch(false, batch))).isEqualTo(Result.OK);
            assertThat(fixes(device(508))).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void tellsTheTimeAndKeepsDriversAndWaybills() throws Exception {
        try (Terminal terminal = connected(Version.V2019, 509, "13800000509")) {
            long device = device(509);
            terminal.send(new TimeQuery());
            TimeReply time = (TimeReply) terminal.await(TimeReply.ID).message();
            assertThat(Instant.ofEpochMilli(time.at()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(terminal.ask(new Waybill("危险货物".getBytes("GB18030")))).isEqualTo(Result.OK);
            assertThat(terminal.ask(new DriverIdentity(new byte[] {1, 2, 3}, null)))
                    .isEqualTo(Result.OK);
            assertThat(jdbi.<List<String>, RuntimeException>withHandle(handle -> handle.createQuery(
                                    "select kind || ' ' || text from terminal_record where device_id = :id order by id")
                            .bind("id", device)
                            .mapTo(String.class)
                            .list()))
                    .containsExactly("waybill 危险货物", "driver 010203");

            String path = "/terminal-records?deviceId=" + device;
            JsonNode kept = dispatcher.get(path).json().get("items");
            assertThat(kept).hasSize(2);
            assertThat(kept.at("/0/kind").asText()).isEqualTo("driver");
            assertThat(kept.at("/0/bytes").asText()).isEqualTo("010203");
            assertThat(kept.at("/1/text").asText()).isEqualTo("危险货物");
            assertThat(kept.at("/1/size").asInt()).isEqualTo(8);
            assertThat(dispatcher
                            .get("/terminal-records?kind=waybill&vehicleId=509")
                            .json()
                            .get("items"))
                    .containsExactly(kept.get(1));
            assertThat(dispatcher
                            .get(path + "&to=" + Instant.now().minusSeconds(3600))
                            .json()
                            .get("items"))
                    .isEmpty();
            assertThat(dispatcher.get(path + "&from=yesterday").status()).isEqualTo(400);
            assertThat(server.as("other.admin").get(path).json().get("items")).isEmpty();
        }
    }

    /** With a part that is lost on the way. */
    @Test
    void aPhotoInPartsBecomesEvidence() throws Exception {
        byte[] jpeg = Pictures.jpeg(7);
        try (Terminal terminal = connected(Version.V2013, 510, "13800000510");
                LiveClient wall = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            MediaData photo = new MediaData(new Media(9, Media.IMAGE, 0, 1, 1), Terminal.at(now(), 120.44), jpeg);
            long device = device(510);
            List<byte[]> frames = terminal.frames(photo);
            assertThat(frames).hasSizeGreaterThan(1);
            for (byte[] frame : frames.subList(1, frames.size())) {
                terminal.sendRaw(frame);
            }
            MissingPackages missing = (MissingPackages)
                    terminal.await(MissingPackages.OF_PLATFORM).message();
            assertThat(missing.indexes()).containsExactly(1);
            terminal.sendRaw(frames.get(0));
            assertThat(terminal.await(MediaReply.ID).message()).isEqualTo(new MediaReply(9, List.of()));
            JsonNode evidence = wall.awaitFact("evidence.kept").at("/data/evidence");
            assertThat(evidence.at("/location/lon").asDouble()).isEqualTo(120.44);
            ApiClient.Answer content = dispatcher.get("/evidence/" + evidence.get("id") + "/content");
            assertThat(content.bytes()).isEqualTo(jpeg);
            terminal.send(photo);
            terminal.await(MediaReply.ID);
            assertThat(jdbi.<Integer, RuntimeException>withHandle(
                            handle -> handle.createQuery("select count(*) from evidence where device_id = :id")
                                    .bind("id", device)
                                    .mapTo(Integer.class)
                                    .one()))
                    .as("sent again, kept once")
                    .isEqualTo(1);
        }
    }

    @Test
    void withoutADatabaseNothingIsAcknowledgedAndLaterItIsStoredOnce() throws Exception {
        try (Terminal terminal = connected(Version.V2013, 511, "13800000511")) {
            long device = device(511);
            assertThat(terminal.ask(new LocationReport(Terminal.at(now().minusSeconds(60), 120.40))))
                    .isEqualTo(Result.OK);
            LocationReport meanwhile = new LocationReport(Terminal.at(now(), 120.45));
            database.cut();
            terminal.send(meanwhile);
            terminal.send(new Heartbeat());
            PlatformReply first =
                    (PlatformReply) terminal.await(PlatformReply.ID).message();
            assertThat(first.repliedId()).as("the fix is not answered").isEqualTo(Heartbeat.ID);
            database.mend();
            repeatUntilAnswered(terminal, meanwhile);
            assertThat(fixes(device)).isEqualTo(2);
        }
    }

    /** As a terminal does. The first try is answered too, where its turn only came when the database was back. */
    private static void repeatUntilAnswered(Terminal terminal, LocationReport fix) throws Exception {
        while (true) {
            int sent = terminal.send(fix);
            // What is stored is answered well before the answer to the hundredth heartbeat that follows.
            for (int i = 0; i < 100; i++) {
                int heartbeat = terminal.send(new Heartbeat());
                PlatformReply reply =
                        (PlatformReply) terminal.await(PlatformReply.ID).message();
                if (reply.repliedId() == LocationReport.ID) {
                    assertThat(reply.result()).isEqualTo(Result.OK);
                    return;
                }
                assertThat(List.of(heartbeat, sent)).contains(reply.serial());
            }
        }
    }
}
