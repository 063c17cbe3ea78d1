package org.roadmarshal.protocol.jt809;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final BodyCipher CIPHER = new BodyCipher(30_000_000, 20_000_000, 20_000_000);
    /** A published vector: a sign-in, encrypted by key 256178. */
    private static final String ENCRYPTED = "5b000000480000008510010133efb8010000010003e8b2"
            + "d37d9cc4900c77dc78f8676527d8ae12243cfb64cc2fba619aefad33accb3256f67bff19df33097841098665703fe36e5d";
    /** The same in clear. */
    private static final String CLEAR = "0133efb832303138303932303132372e302e302e31" + "00".repeat(23) + "0329";

    @Test
    void crcOfTheUsualCheckText() {
        byte[] text = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc16.of(text, 0, text.length)).isEqualTo(0x29B1);
    }

    @Test
    void readsThePublishedEncryptedSignIn() {
        FrameDecoder decoder = new FrameDecoder(null, centre -> CIPHER);
        Frame frame = decoder.feed(HEX.parseHex(ENCRYPTED)).get(0);
        assertThat(decoder.edition()).isEqualTo(Edition.E2011);
        assertThat(frame)
                .returns(133L, Frame::serial)
                .returns(20180920L, Frame::centreId)
                .returns(256178L, Frame::key);
        assertThat(HEX.formatHex(frame.body())).isEqualTo(CLEAR);
        assertThat(Message.of(frame)).isEqualTo(new SignIn(20180920, "20180920", 0, "127.0.0.1", 809));
    }

    @Test
    void writesThePublishedEncryptedSignIn() {
        Frame frame = new Frame(Edition.E2011, 133, 0x1001, 20180920, 256178L, null, HEX.parseHex(CLEAR));
        assertThat(HEX.formatHex(FrameEncoder.encode(frame, CIPHER))).isEqualTo(ENCRYPTED);
    }

    /** Each of the four flags and escapes in the body goes as two bytes. */
    @ParameterizedTest
    @CsvSource({"5b, 5a01", "5a, 5a02", "5d, 5e01", "5e, 5e02", "7e, 7e"})
    void escapes(String octet, String sent) {
        byte[] wire =
                FrameEncoder.encode(new Frame(Edition.E2011, 1, 0x1005, 7, null, null, HEX.parseHex(octet)), null);
        assertThat(HEX.formatHex(wire))
                .startsWith("5b")
                .contains("00000000" + sent)
                .endsWith("5d");
        assertThat(only(new FrameDecoder(Edition.E2011, centre -> null), wire).body())
                .isEqualTo(HEX.parseHex(octet));
    }

    @Test
    void theEditionOf2019SaysItsTime() {
        Instant sent = Instant.parse("2026-11-24T01:02:03Z");
        Frame frame = new Frame(Edition.E2019, 0xFFFF_FFFFL, 0x1005, 0xFFFF_FFFEL, null, sent, new byte[] {1, 2});
        byte[] wire = FrameEncoder.encode(frame, null);
        assertThat(wire).hasSize(Edition.E2019.frame(2));
        assertThat(only(new FrameDecoder(Edition.E2019, centre -> null), wire))
                .usingRecursiveComparison()
                .isEqualTo(frame);
    }

    @ParameterizedTest
    @CsvSource({"E2011, 72", "E2019, 84"})
    void aSignInTellsTheEdition(Edition edition, int bytes) {
        byte[] body = new SignIn(7, "secret", 9, "10.0.0.1", 5000).body(edition);
        byte[] wire = FrameEncoder.encode(new Frame(edition, 1, 0x1001, 9, null, Instant.EPOCH, body), null);
        assertThat(edition.frame(body.length)).isEqualTo(bytes);
        FrameDecoder decoder = new FrameDecoder(null, centre -> null);
        assertThat(only(decoder, wire).edition()).isEqualTo(edition);
        assertThat(decoder.edition()).isEqualTo(edition);
    }

    @Test
    void nothingButASignInIsTakenBeforeTheEditionIsKnown() {
        FrameDecoder decoder = new FrameDecoder(null, centre -> null);
        assertThat(decoder.feed(keepAlive(1))).isEmpty();
        assertThat(decoder.faults()).isEqualTo(1);
    }

    @Test
    void anEncryptedFrameIsAFaultWhereNoCipherIsAgreed() {
        FrameDecoder decoder = new FrameDecoder(Edition.E2011, centre -> null);
        assertThat(decoder.feed(HEX.parseHex(ENCRYPTED))).isEmpty();
        assertThat(decoder.faults()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 0", "0, 0"})
    void aKeyOrModulusOfZeroCountsAsOne(long key, long modulus) {
        byte[] body = {1, 2, 3};
        BodyCipher zero = new BodyCipher(modulus, 20_000_000, 20_000_000);
        BodyCipher one = new BodyCipher(modulus == 0 ? 1 : modulus, 20_000_000, 20_000_000);
        assertThat(zero.apply(key, body)).isEqualTo(one.apply(key == 0 ? 1 : key, body));
    }

    /** Garbage of every sort, and then a good frame, which must be read. */
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "00112233, 0",
        "5d, 0",
        "5b, 1",
        "5b5d, 1",
        "5b00000048, 1",
        "5b5a, 1",
        "5b5a5d, 1",
        "5b5a09, 1",
        "5b5e035d, 1",
        "5b0000001a00000001100500000007010000000000000000005d, 1"
    })
    void findsItsWayBackAfterGarbage(String garbage, long faults) {
        FrameDecoder decoder = new FrameDecoder(Edition.E2011, centre -> null);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(HEX.parseHex(garbage));
        wire.writeBytes(keepAlive(5));
        assertThat(decoder.feed(wire.toByteArray())).singleElement().returns(5L, Frame::serial);
        assertThat(decoder.faults()).isEqualTo(faults);
    }

    @Test
    void byteByByteAsAllAtOnce() {
        FrameDecoder decoder = new FrameDecoder(Edition.E2011, centre -> null);
        List<Frame> frames = new ArrayList<>();
        for (int serial = 0x5a; serial <= 0x5e; serial++) {
            for (byte octet : keepAlive(serial)) {
                frames.addAll(decoder.feed(new byte[] {octet}));
            }
        }
        assertThat(frames).extracting(Frame::serial).containsExactly(0x5aL, 0x5bL, 0x5cL, 0x5dL, 0x5eL);
        assertThat(decoder.faults()).isZero();
    }

    @Test
    void aFrameWithoutEndCostsABoundedBuffer() {
        FrameDecoder decoder = new FrameDecoder(Edition.E2011, centre -> null);
        decoder.feed(new byte[] {0x5b});
        for (int i = 0; i < 100; i++) {
            assertThat(decoder.feed(new byte[10_000])).isEmpty();
        }
        assertThat(decoder.faults()).isEqualTo(1);
        assertThat(decoder.feed(keepAlive(3))).singleElement().returns(3L, Frame::serial);
    }

    static byte[] keepAlive(long serial) {
        return FrameEncoder.encode(new Frame(Edition.E2011, serial, 0x1005, 7, null, null, new byte[0]), null);
    }

    private static Frame only(FrameDecoder decoder, byte[] wire) {
        List<Frame> frames = decoder.feed(wire);
        assertThat(decoder.faults()).isZero();
        assertThat(frames).hasSize(1);
        return frames.get(0);
    }
}
