package org.roadmarshal.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message as the standard lays it out, read and written again. */
class MessagesTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/jt808/messages.csv", delimiter = '|', numLinesToSkip = 1)
    void readsAndWrites(String id, Version version, String hex, String message) {
        byte[] body = Hex.bytes(hex == null ? "" : hex);
        Message read = Messages.read(Integer.parseInt(id, 16), version, body);
        assertThat(read).hasToString(message).returns(Integer.parseInt(id, 16), Message::id);
        assertThat(Hex.of(Messages.body(read, version))).isEqualTo(Hex.of(body));
    }

    /** What is too short by a byte is told, whatever it is; what may end there is something else than before. */
    @ParameterizedTest
    @CsvFileSource(resources = "/jt808/messages.csv", delimiter = '|', numLinesToSkip = 1)
    void survivesEveryCut(String id, Version version, String hex, String message) {
        byte[] body = Hex.bytes(hex == null ? "" : hex);
        for (int length = 0; length < body.length; length++) {
            Message read = Messages.read(Integer.parseInt(id, 16), version, Arrays.copyOf(body, length));
            assertThat(read.toString()).isNotEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0001 | 0007 8201",
                "0100 | 0021 05de 4142434445",
                "0200 | 00000001 000c0003 027a4ed0 072d4f90 0014 0205 005a 2611241630",
                "0704 | 0002 00 001c 00000001 000c0003 027a4ed0 072d4f90 0014 0205 005a 261124163015",
                "0801 | 00000009 00 00 00 01 00000000",
                "8103 | 02 00000029 04 0000001e",
            })
    void tellsWhatIsTooShort(String id, String hex) {
        assertThat(Messages.read(Integer.parseInt(id, 16), Version.V2013, Hex.bytes(hex)))
                .isInstanceOfSatisfying(Malformed.class, malformed -> assertThat(malformed.body())
                        .isEqualTo(Hex.bytes(hex)));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertThat(Messages.read(0x0f01, Version.V2019, new byte[] {1, 2}))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.body()).containsExactly(1, 2));
    }

    /** A 2011 terminal's model has 8 bytes. */
    @Test
    void readsARegistrationOf2011() {
        String body = "0021 05de 4142434445 4d30310000000000 54303030303031 02 d5e342313233";
        assertThat(Messages.read(0x0100, Version.V2013, Hex.bytes(body)))
                .isEqualTo(new Registration(33, 1502, "ABCDE", "M01", "T000001", 2, "浙B123"));
    }

    @Test
    void keepsWaybillsAndDriversRawAndReadable() {
        byte[] waybill = "危险货物运单".getBytes(Charset.forName("GB18030"));
        BodyWriter out = new BodyWriter();
        out.u32(waybill.length);
        out.bytes(waybill);
        assertThat(Messages.read(0x0701, Version.V2013, out.toBytes())).isInstanceOfSatisfying(Waybill.class, read -> {
            assertThat(read.content()).isEqualTo(waybill);
            assertThat(read.text()).isEqualTo("危险货物运单");
        });
        for (Version version : Version.values()) {
            DriverIdentity.Card card = new DriverIdentity.Card(
                    true,
                    1_795_509_015_000L,
                    0,
                    "张三",
                    "332501199001010011",
                    "交通局",
                    "20301231",
                    version == Version.V2019 ? "332501199001010011" : "");
            DriverIdentity driver = DriverIdentity.of(card, version);
            assertThat(Messages.read(0x0702, version, Messages.body(driver, version)))
                    .usingRecursiveComparison()
                    .isEqualTo(driver);
        }
        assertThat(Messages.read(0x0702, Version.V2013, new byte[] {1, 2, 3}))
                .as("a maker's own form")
                .isInstanceOfSatisfying(DriverIdentity.class, read -> {
                    assertThat(read.body()).containsExactly(1, 2, 3);
                    assertThat(read.card()).isNull();
                });
    }

    @Test
    void sendsARecordingWithItsPlace() {
        Location where = new Location(
                0,
                3,
                41_570_000,
                120_410_000,
                20,
                517,
                90,
                1_795_509_015_000L,
                new Items.Builder().add(Item.MILEAGE, 7).build());
        MediaData data = new MediaData(new Media(9, Media.IMAGE, 0, 0, 1), where, new byte[] {1, 2, 3});
        assertThat(Messages.read(0x0801, Version.V2019, Messages.body(data, Version.V2019)))
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(new MediaData(data.media(), where.withoutItems(), data.data()));
    }

    @Test
    void cutsTextsAtWholeCharacters() {
        Registration registration = new Registration(0, 0, "张三李", "", "", 0, "");
        assertThat(Messages.read(0x0100, Version.V2013, Messages.body(registration, Version.V2013)))
                .isInstanceOfSatisfying(
                        Registration.class, read -> assertThat(read.maker()).isEqualTo("张三"));
    }

    @Test
    void readsParameters() {
        assertThat(Parameter.of(Parameter.REPORT_INTERVAL, 30)).returns(30L, Parameter::number);
        assertThat(new Parameter(0x0083, Hex.bytes("d5e342313233"))).returns("浙B123", Parameter::text);
        assertThat(new Parameter(0x0083, new byte[9])).returns(-1L, Parameter::number);
        assertThat(List.of(Parameter.of(1, 2))).isEqualTo(List.of(Parameter.of(1, 2)));
    }
}
