package org.roadmarshal.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.protocol.jt808.Heartbeat;
import org.roadmarshal.protocol.jt808.LocationReply;
import org.roadmarshal.protocol.jt808.Media;
import org.roadmarshal.protocol.jt808.MediaData;
import org.roadmarshal.protocol.jt808.MediaReply;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Parameter;
import org.roadmarshal.protocol.jt808.Parameters;
import org.roadmarshal.protocol.jt808.Photograph;
import org.roadmarshal.protocol.jt808.PhotographReply;
import org.roadmarshal.protocol.jt808.QueryLocation;
import org.roadmarshal.protocol.jt808.QueryParameters;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.TerminalReply;
import org.roadmarshal.protocol.jt808.Text;
import org.roadmarshal.protocol.jt808.Version;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** What terminals are told, on two nodes; the second is impatient: it tells twice, a second apart, and what waits 2 s expires. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Jt808CommandTest {
    private static final String TEXT = "{\"kind\":\"text\",\"arguments\":{\"text\":\"前方拥堵\",\"weight\":\"urgent\"}}";

    private Jdbi jdbi;
    private List<TestServer> nodes;
    private int firstPort;
    private int secondPort;
    private ApiClient dispatcher;
    private LiveClient wall;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        firstPort = TestServer.freePort();
        secondPort = TestServer.freePort();
        nodes = TestServer.pair(database, settings(firstPort, 600, 60), settings(secondPort, 2, 1));
        dispatcher = nodes.get(0).as("dispatcher");
        wall = LiveClient.follow(nodes.get(0).url(), dispatcher.token(), null);
    }

    private static Map<String, String> settings(int port, int commandSeconds, int answerSeconds) {
        return Map.of(
                "jt808.port", String.valueOf(port),
                "jt808.answerSeconds", String.valueOf(answerSeconds),
                "jt808.retries", "1",
                "jt808.commandSeconds", String.valueOf(commandSeconds),
                "jt808.videoHost", commandSeconds == 600 ? "10.0.0.12" : "");
    }

    @AfterAll
    void stop() {
        wall.close();
        nodes.forEach(TestServer::close);
    }

    private long enrol(long vehicle, String phone) throws Exception {
        jdbi.useHandle(handle -> handle.execute(
                "insert into vehicle (org, id, plate, plate_colour, kind, agency_id) values (1, ?, ?, 'yellow', 'coach', 2)"
                        + " on conflict do nothing",
                vehicle,
                "辽N" + vehicle));
        ApiClient.Answer enrolled = nodes.get(0)
                .as("admin")
                .post(
                        "/terminals",
                        "{\"label\":\"T%1$d\",\"vehicleId\":%1$d,\"phone\":\"%2$s\"}".formatted(vehicle, phone));
        assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
        return enrolled.id();
    }

    private Terminal connect(int port, Version version, long vehicle, String phone) throws Exception {
        Terminal terminal = new Terminal(port, version, phone);
        terminal.signOn(vehicle == 15 ? "辽N0001警" : "辽N" + vehicle);
        return terminal;
    }

    private long command(long device, String body) throws Exception {
        ApiClient.Answer command = dispatcher.post("/devices/" + device + "/commands", body);
        assertThat(command.status()).as(command.body()).isEqualTo(201);
        return command.id();
    }

    /** The command's form in the fact of its end. */
    private JsonNode end(String kind, long command) throws Exception {
        return wall.await(message -> message.path("kind").asText().equals("command." + kind)
                        && message.path("id").asLong() == command)
                .at("/data/command");
    }

    private static void answer(Terminal terminal, Terminal.Heard told, Result result) throws Exception {
        terminal.send(new TerminalReply(told.serial(), told.message().id(), result));
    }

    @Test
    void aTextIsHeardAndItsTasksTimelineSaysSo() throws Exception {
        long device = enrol(15, "13600000015");
        long incident = dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"超限车\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                .id();
        long task = dispatcher
                .post("/tasks", "{\"incidentId\":%d,\"unitId\":%d}".formatted(incident, SmallCity.UNIT_WEST))
                .id();
        try (Terminal terminal = connect(firstPort, Version.V2019, 15, "13600000015")) {
            long command = command(device, TEXT.replaceFirst("}$", ",\"taskId\":" + task + "}"));
            Terminal.Heard told = terminal.await(Text.ID);
            assertThat(told.message()).isEqualTo(new Text(Text.Weight.URGENT, true, true, "前方拥堵"));
            answer(terminal, told, Result.OK);
            assertThat(end("acknowledged", command).get("attempts").asInt()).isEqualTo(1);
        }
        assertThat(dispatcher.get("/incidents/" + incident + "/timeline").json().get("items"))
                .extracting(fact -> fact.get("kind").asText())
                .containsSubsequence("task.dispatched", "command.queued", "command.sent", "command.acknowledged");
    }

    @Test
    void aLongTextGoesInPartsAndARefusalIsTold() throws Exception {
        long device = enrol(521, "13600000521");
        try (Terminal terminal = connect(firstPort, Version.V2013, 521, "13600000521")) {
            String text = "长".repeat(512);
            long command = command(device, "{\"kind\":\"text\",\"arguments\":{\"text\":\"" + text + "\"}}");
            Terminal.Heard told = terminal.await(Text.ID);
            assertThat(((Text) told.message()).text()).isEqualTo(text);
            answer(terminal, told, Result.UNSUPPORTED);
            assertThat(end("refused", command).get("reason").asText()).isEqualTo("unsupported");
        }
    }

    @Test
    void questionsAreAnsweredInTheResult() throws Exception {
        long device = enrol(522, "13600000522");
        try (Terminal terminal = connect(firstPort, Version.V2013, 522, "13600000522")) {
            long where = command(device, "{\"kind\":\"locate\"}");
            Terminal.Heard asked = terminal.await(QueryLocation.ID);
            answer(terminal, asked, Result.OK);
            terminal.send(new LocationReply(asked.serial(), Terminal.at(Instant.now(), 120.47)));
            assertThat(end("acknowledged", where).at("/result/location/lon").asDouble())
                    .isEqualTo(120.47);
            long parameters = command(device, "{\"kind\":\"query_parameters\"}");
            asked = terminal.await(QueryParameters.ID);
            terminal.send(new Parameters(
                    asked.serial(),
                    List.of(
                            Parameter.of(Parameter.REPORT_INTERVAL, 30),
                            new Parameter(0x13, "10.0.0.1".getBytes("GB18030")))));
            JsonNode result = end("acknowledged", parameters).at("/result/parameters");
            assertThat(result.get(0).get("number").asLong()).isEqualTo(30);
            assertThat(result.get(1).get("text").asText()).isEqualTo("10.0.0.1");
        }
    }

    @Test
    void aPhotoThatWasWantedComesBackToItsCommand() throws Exception {
        long device = enrol(523, "13600000523");
        try (Terminal terminal = connect(firstPort, Version.V2019, 523, "13600000523")) {
            long command = command(device, "{\"kind\":\"photograph\",\"arguments\":{\"channel\":2}}");
            Terminal.Heard told = terminal.await(Photograph.ID);
            assertThat(told.message()).isEqualTo(Photograph.now(2, 2));
            terminal.send(new PhotographReply(told.serial(), 0, List.of(9L)));
            end("acknowledged", command);
            terminal.send(new MediaData(
                    new Media(9, Media.IMAGE, 0, 0, 2), Terminal.at(Instant.now(), 120.44), Pictures.jpeg(3)));
            terminal.await(MediaReply.ID);
            long evidence =
                    end("photographed", command).at("/result/evidenceIds/0").asLong();
            assertThat(dispatcher.get("/evidence/" + evidence).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "531 | {'kind':'track','arguments':{'intervalSeconds':5,'validSeconds':300}} |"
                        + " TemporaryTracking[intervalSeconds=5, validSeconds=300]",
                "532 | {'kind':'track','arguments':{'intervalSeconds':0}} |"
                        + " TemporaryTracking[intervalSeconds=0, validSeconds=0]",
                "533 | {'kind':'set_parameters','arguments':{'parameters':[{'id':41,'number':30},{'id':19,'text':'a'}]}} |"
                        + " SetParameters[parameters=[0029=0000001e, 0013=61]]",
                "534 | {'kind':'confirm_alarm','arguments':{'alarms':['sos','area']}} |"
                        + " ConfirmAlarm[serial=0, alarms=1048577]",
                "535 | {'kind':'live_video'} |"
                        + " VideoRequest[host=10.0.0.12, tcpPort=1078, udpPort=0, channel=1, data=0, stream=0]",
                "536 | {'kind':'video_control','arguments':{'control':'small_stream','channel':2}} |"
                        + " VideoControl[channel=2, command=1, close=0, stream=1]",
                "537 | {'kind':'video_control','arguments':{'control':'close'}} |"
                        + " VideoControl[channel=1, command=0, close=0, stream=0]",
            })
    void saysWhatIsToBeSaid(long vehicle, String body, String message) throws Exception {
        String phone = "13600000" + vehicle;
        long device = enrol(vehicle, phone);
        try (Terminal terminal = connect(firstPort, Version.V2019, vehicle, phone)) {
            long command = command(device, body.replace('\'', '"'));
            int id = idOf(message);
            Terminal.Heard told = terminal.await(id);
            assertThat(told.message()).hasToString(message);
            answer(terminal, told, Result.OK);
            end("acknowledged", command);
        }
    }

    private static int idOf(String message) throws Exception {
        String name = message.substring(0, message.indexOf('['));
        return (int) Class.forName(Message.class.getPackageName() + "." + name)
                .getField("ID")
                .get(null);
    }

    @Test
    void whatIsNotAnsweredIsSaidAgainAndThenGivenUp() throws Exception {
        long device = enrol(524, "13600000524");
        try (Terminal terminal = connect(secondPort, Version.V2013, 524, "13600000524")) {
            long command = command(device, TEXT);
            int serial = terminal.await(Text.ID).serial();
            assertThat(terminal.await(Text.ID).serial()).as("the same again").isEqualTo(serial);
            assertThat(end("failed", command).get("reason").asText()).isEqualTo("no answer");
        }
    }

    @Test
    void aTerminalThatIsAwayIsToldWhenItComesBackAtWhicheverNode() throws Exception {
        long device = enrol(525, "13600000525");
        long command = command(device, TEXT);
        try (Terminal terminal = connect(firstPort, Version.V2013, 525, "13600000525")) {
            terminal.await(Text.ID);
        }
        // It went without an answer: it is told anew.
        try (Terminal terminal = connect(secondPort, Version.V2013, 525, "13600000525")) {
            answer(terminal, terminal.await(Text.ID), Result.OK);
            assertThat(end("acknowledged", command).get("attempts").asInt()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void whatNobodyHearsInTimeExpires() throws Exception {
        long device = enrol(526, "13600000526");
        ApiClient second = new ApiClient(nodes.get(1).url(), dispatcher.token());
        end("expired", second.post("/devices/" + device + "/commands", TEXT).id());
    }

    @Test
    void aTerminalOfTheOtherNodeIsToldAndLookedAtAndReplaced() throws Exception {
        long device = enrol(527, "13600000527");
        try (Terminal there = connect(secondPort, Version.V2019, 527, "13600000527")) {
            long command = command(device, TEXT);
            answer(there, there.await(Text.ID), Result.OK);
            end("acknowledged", command);
            assertThat(dispatcher.get("/devices/" + device).json().get("node").asText())
                    .isEqualTo(nodes.get(1).url());
            assertThat(nodes.get(0)
                            .as("admin")
                            .get("/devices/" + device + "/frames")
                            .json()
                            .get("items"))
                    .isNotEmpty();
            try (Terminal here = connect(firstPort, Version.V2019, 527, "13600000527")) {
                assertThat(there.isClosed()).isTrue();
                assertThat(here.ask(new Heartbeat())).isEqualTo(Result.OK);
                assertThat(dispatcher
                                .get("/devices/" + device)
                                .json()
                                .get("node")
                                .asText())
                        .isEqualTo(nodes.get(0).url());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'text'}",
                "{'kind':'track'}",
                "{'kind':'track','arguments':{'intervalSeconds':5}}",
                "{'kind':'set_parameters','arguments':{'parameters':[{'id':1}]}}",
                "{'kind':'set_parameters','arguments':{'parameters':[{'id':1,'number':1,'text':'x'}]}}",
                "{'kind':'confirm_alarm'}",
                "{'kind':'video_control'}",
                "{'kind':'confirm_alarm','arguments':{'alarms':['dragons']}}",
                "{'kind':'text','arguments':{'text':'" + "长长长长长长长长长长" + "','channel':0}}",
            })
    void refusesWhatCannotBeSaid(String body) throws Exception {
        long device = jdbi.withHandle(
                handle -> handle.createQuery("""
                        insert into device (org, kind, label, vehicle_id, address) values (1, 'jt808', 'x', 15, '77')
                        on conflict (kind, address) where address is not null do update set label = 'x' returning id""").mapTo(Long.class).one());
        assertThat(dispatcher
                        .post("/devices/" + device + "/commands", body.replace('\'', '"'))
                        .status())
                .isEqualTo(400);
        String tooLong = "{\"kind\":\"text\",\"arguments\":{\"text\":\"" + "长".repeat(600) + "\"}}";
        assertThat(dispatcher.post("/devices/" + device + "/commands", tooLong).status())
                .isEqualTo(400);
    }

    @Test
    void withoutAMediaServerThereIsNoLiveVideo() throws Exception {
        long device = enrol(529, "13600000529");
        ApiClient second = new ApiClient(nodes.get(1).url(), dispatcher.token());
        assertThat(second.post("/devices/" + device + "/commands", "{\"kind\":\"live_video\"}")
                        .code())
                .isEqualTo("conflict");
    }

    @Test
    void onlyWhoMayDispatchThereMayTell() throws Exception {
        long device = enrol(528, "13600000528");
        String path = "/devices/" + device + "/commands";
        assertThat(nodes.get(0).as("officer.west").post(path, TEXT).status()).isEqualTo(403);
        assertThat(nodes.get(0).as("officer.east").get(path).status()).isEqualTo(404);
        assertThat(nodes.get(0).as("other.admin").get("/devices/" + device).status())
                .isEqualTo(404);
        long phone = jdbi.withHandle(
                handle -> handle.createQuery("""
                        insert into device (org, kind, label, unit_id, key_hash) values (1, 'osmand', 'x', 21, 'x')
                        returning id""").mapTo(Long.class).one());
        assertThat(dispatcher.post("/devices/" + phone + "/commands", TEXT).code())
                .isEqualTo("conflict");
    }
}
