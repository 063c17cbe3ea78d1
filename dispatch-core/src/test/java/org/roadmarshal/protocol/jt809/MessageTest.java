package org.roadmarshal.protocol.jt809;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Plate PLATE = new Plate("粤A12345", 2);
    private static final String PLATE_HEX = "d4c141313233343500000000000000000000000000" + "02";
    private static final Instant AT = Instant.parse("2026-11-24T00:59:58Z");
    private static final String TIME_HEX = "000000006b04e18e";
    private static final Location2011 LOCATION =
            new Location2011(false, AT, 120.451234, 41.576543, 88, 87, 123456, 359, 321, 0x0000_0003L, 0x0000_0002L);

    /** 24 November 2026 08:59:58 in China, lon before lat, both speeds in whole km/h. */
    private static final String LOCATION_HEX = "00" + "180b07ea083b3a" + "072df0a2" + "027a685f" + "0058" + "0057"
            + "0001e240" + "0167" + "0141" + "00000003" + "00000002";

    private static final byte[] BODY_808 = {9, 8, 7};
    private static final Location2019 LOCATION_2019 = new Location2019(
            true,
            BODY_808,
            List.of(
                    new Location2019.PlatformAlarm("21130000001", 1),
                    Location2019.PlatformAlarm.NONE,
                    Location2019.PlatformAlarm.NONE));

    static Stream<Arguments> layouts() {
        return Stream.of(
                layout(
                        Edition.E2011,
                        new SignIn(7, "secret", 0, "10.0.0.1", 809),
                        0x1001,
                        "00000007" + "7365637265740000" + "31302e302e302e31" + "00".repeat(24) + "0329"),
                layout(
                        Edition.E2019,
                        new SignIn(7, "secret", 9, "10.0.0.1", 809),
                        0x1001,
                        "00000007" + "7365637265740000" + "00000009" + "31302e302e302e31" + "00".repeat(24) + "0329"),
                layout(Edition.E2011, new SignInReply(4, 0x12345678), 0x1002, "0412345678"),
                layout(Edition.E2011, new SignOut(7, "secret"), 0x1003, "00000007" + "7365637265740000"),
                layout(Edition.E2011, Signal.SIGN_OUT_REPLY, 0x1004, ""),
                layout(Edition.E2011, Signal.KEEP_ALIVE, 0x1005, ""),
                layout(Edition.E2011, Signal.KEEP_ALIVE_REPLY, 0x1006, ""),
                layout(Edition.E2011, new SubLinkSignIn(0xFFFF_FFFFL), 0x9001, "ffffffff"),
                layout(Edition.E2011, new SubLinkSignInReply(1), 0x9002, "01"),
                layout(Edition.E2011, new SubLinkSignOut(1), 0x9003, "00000001"),
                layout(Edition.E2011, Signal.SUB_SIGN_OUT_REPLY, 0x9004, ""),
                layout(Edition.E2011, Signal.SUB_KEEP_ALIVE, 0x9005, ""),
                layout(Edition.E2011, Signal.SUB_KEEP_ALIVE_REPLY, 0x9006, ""),
                layout(
                        Edition.E2011,
                        new VehicleRegistration(
                                PLATE, "21130000001", "70000000001", "X1", null, "ABC1234", "013900000001"),
                        0x1200,
                        PLATE_HEX + "1201" + "0000003d" + "3231313330303030303031" + "3730303030303030303031" + "5831"
                                + "00".repeat(18) + "41424331323334" + "303133393030303030303031"),
                layout(
                        Edition.E2019,
                        new VehicleRegistration(
                                PLATE, "21130000001", "70000000001", "X1", "860000000000001", "T1", "1390000000012"),
                        0x1200,
                        PLATE_HEX + "1201" + "0000006e" + "3231313330303030303031" + "3730303030303030303031"
                                + "5831" + "00".repeat(28) + "383630303030303030303030303031" + "5431" + "00".repeat(28)
                                + "31333930303030303030303132"),
                layout(
                        Edition.E2011,
                        new VehicleLocations(PLATE, false, List.of(LOCATION)),
                        0x1200,
                        PLATE_HEX + "1202" + "00000024" + LOCATION_HEX),
                layout(
                        Edition.E2011,
                        new VehicleLocations(PLATE, true, List.of(LOCATION, LOCATION)),
                        0x1200,
                        PLATE_HEX + "1203" + "00000049" + "02" + LOCATION_HEX + LOCATION_HEX),
                layout(
                        Edition.E2019,
                        new VehicleLocations(PLATE, false, List.of(LOCATION_2019)),
                        0x1200,
                        PLATE_HEX + "1202" + "00000035" + "01" + "00000003" + "090807" + "3231313330303030303031"
                                + "00000001" + "00".repeat(30)),
                layout(
                        Edition.E2011,
                        new DutyCheck(1, "21130000001", 0, 77, "1+1=?"),
                        0x9300,
                        "9301" + "0000001a" + "01" + "323131333030303030303100" + "0000004d" + "00000005"
                                + "312b313d3f"),
                layout(
                        Edition.E2019,
                        new DutyCheck(1, "21130000001", 10, 77, "1+1=?"),
                        0x9300,
                        "9301" + "00000023" + "01" + "3231313330303030303031" + "00".repeat(9) + "0a" + "0000004d"
                                + "00000005" + "312b313d3f"),
                layout(
                        Edition.E2011,
                        new DutyAnswer(1, "21130000001", "", "", 77, 0, "2"),
                        0x1300,
                        "1301" + "00000016" + "01" + "323131333030303030303100" + "0000004d" + "00000001" + "32"),
                layout(
                        Edition.E2019,
                        new DutyAnswer(1, "21130000001", "王芳", "13900000001", 0, 5, "2"),
                        0x1300,
                        "1301" + "00000044" + "01" + "cdf5b7bc" + "00".repeat(12) + "3133393030303030303031"
                                + "00".repeat(9) + "3231313330303030303031" + "00".repeat(9) + "9301" + "00000005"
                                + "00000001" + "32"),
                layout(
                        Edition.E2011,
                        new AlarmReport(PLATE, 1, "", 2, AT, null, null, "", 0, 9, "疲劳"),
                        0x1400,
                        PLATE_HEX + "1402" + "00000017" + "01" + "0002" + TIME_HEX + "00000009" + "00000004"
                                + "c6a3c0cd"),
                layout(
                        Edition.E2019,
                        new AlarmReport(PLATE, 0, "21130000001", 2, AT, AT, AT, "", 3, 0, ""),
                        0x1400,
                        "1402" + "0000004e"
                                + "3231313330303030303031" + "0002" + TIME_HEX.repeat(3)
                                + PLATE_HEX + "00".repeat(11) + "00000003" + "00000000"),
                layout(
                        Edition.E2011,
                        new SupervisionReply(PLATE, 5, 1),
                        0x1400,
                        PLATE_HEX + "1401" + "00000005" + "00000005" + "01"),
                layout(
                        Edition.E2011,
                        new VehicleText(PLATE, 6, 1, "停车"),
                        0x9500,
                        PLATE_HEX + "9503" + "0000000d" + "00000006" + "01" + "00000004" + "cda3b3b5"),
                layout(
                        Edition.E2011,
                        new VehicleTextReply(PLATE, 6, 0),
                        0x1500,
                        PLATE_HEX + "1503" + "00000005" + "00000006" + "00"));
    }

    /** A published vector, 0x9401: a whole frame in clear, with two escapes in its times. */
    @Test
    void readsThePublishedSupervisionOrder() {
        String wire = "5b000000920000068294000133efb8010000000000270fd4c1413132333435" + "00".repeat(13)
                + "0294010000005c010002000000005a01ac3f40123ffaa1000000005a01ac4d5003736d616c6c636869" + "00".repeat(8)
                + "3132333435363738393031" + "00".repeat(9) + "3132333435364071712e636f6d" + "00".repeat(19) + "bad85d";
        FrameDecoder decoder = new FrameDecoder(Edition.E2011, centre -> null);
        Frame frame = decoder.feed(HEX.parseHex(wire)).get(0);
        assertThat(Message.of(frame))
                .isEqualTo(new SupervisionOrder(
                        PLATE,
                        1,
                        2,
                        Instant.parse("2018-09-27T02:24:00Z"),
                        0x123ffaa1L,
                        Instant.parse("2018-09-27T03:24:00Z"),
                        3,
                        "smallchi",
                        "12345678901",
                        "123456@qq.com"));
        assertThat(Message.of(frame).body(Edition.E2011)).isEqualTo(frame.body());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void writesEachFieldWhereTheStandardHasIt(Edition edition, Message message, int type, String body) {
        assertThat(message.type()).isEqualTo(type);
        assertThat(HEX.formatHex(message.body(edition))).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsWhatItWrites(Edition edition, Message message, int type, String body) {
        assertThat(Message.of(frame(edition, type, body)))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    /** Every body cut anywhere is unread, or another message, but no failure. */
    @ParameterizedTest
    @MethodSource("layouts")
    void aBodyThatEndsTooSoonIsKeptUnread(Edition edition, Message message, int type, String body) {
        for (int length = 0; length < body.length(); length += 2) {
            Message cut = Message.of(frame(edition, type, body.substring(0, length)));
            assertThat(cut).isInstanceOf(Unread.class);
            assertThat(HEX.formatHex(cut.body(edition))).isEqualTo(body.substring(0, length));
        }
    }

    @ParameterizedTest
    @CsvSource({"0x7777, ''", "0x1200, " + PLATE_HEX + "12ff0000000101", "0x9300, 93ff00000000"})
    void whatIsUnknownIsKeptAsItCame(String type, String body) {
        Message message = Message.of(frame(Edition.E2011, Integer.decode(type), body));
        assertThat(message).isInstanceOf(Unread.class);
        assertThat(HEX.formatHex(message.body(Edition.E2011))).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"00, 120.451234, 41.576543", "04, 120.451234, -41.576543", "08, -120.451234, 41.576543"})
    void theStatusTellsTheSides(String status, double lon, double lat) {
        Location2011 there = new Location2011(false, AT, lon, lat, 0, 0, 0, 0, 0, Long.parseLong(status, 16), 0);
        VehicleLocations sent = new VehicleLocations(PLATE, false, List.of(there));
        assertThat(Message.of(frame(Edition.E2011, 0x1200, HEX.formatHex(sent.body(Edition.E2011)))))
                .isEqualTo(sent);
    }

    @Test
    void aDateThatIsNoneLeavesTheRestOfTheLocation() {
        String body = PLATE_HEX + "1202" + "00000024" + LOCATION_HEX.replaceFirst("180b", "2063");
        VehicleLocations message = (VehicleLocations) Message.of(frame(Edition.E2011, 0x1200, body));
        assertThat((Location2011) message.locations().get(0))
                .returns(null, Location2011::at)
                .returns(88, Location2011::speedKmh);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void logsShowNoPassword(Edition edition) {
        assertThat(new SignIn(7, "secret", 0, "x", 1) + " " + new SignOut(7, "secret"))
                .doesNotContain("secret");
        assertThat(new String(new SignIn(7, "secret", 0, "x", 1).body(edition), FieldReader.TEXT))
                .contains("secret");
    }

    private static Arguments layout(Edition edition, Message message, int type, String body) {
        return Arguments.of(edition, message, type, body);
    }

    private static Frame frame(Edition edition, int type, String body) {
        return new Frame(edition, 1, type, 7, null, null, HEX.parseHex(body));
    }
}
