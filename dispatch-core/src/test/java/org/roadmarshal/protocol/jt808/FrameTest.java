package org.roadmarshal.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums and escapes here were computed by another program than ours. */
class FrameTest {
    private static final String HEARTBEAT = "7e 0002 0000 013812345678 0001 32 7e";
    private static final String HEARTBEAT_2019 = "7e 0002 4000 01 00000000013812345678 0001 73 7e";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                HEARTBEAT + "                                      | 0002 | V2013 | 0 | 13812345678  | 1 | 1 | 1 | ''",
                HEARTBEAT_2019 + "                                 | 0002 | V2019 | 1 | 13812345678  | 1 | 1 | 1 | ''",
                "7e 8001 0005 013812345678 7d027d01 0001 0200 00 b5 7e"
                        + "                                         | 8001 | V2013 | 0 | 13812345678  | 32381 | 1 | 1 | 0001020000",
                "7e 0801 2003 013812345678 0009 0003 0002 aabbcc ce 7e"
                        + "                                         | 0801 | V2013 | 0 | 13812345678  | 9 | 3 | 2 | aabbcc",
                "7e 0801 6003 01 00000000013812345678 0009 0003 0002 aabbcc 8f 7e"
                        + "                                         | 0801 | V2019 | 1 | 13812345678  | 9 | 3 | 2 | aabbcc",
                // No BCD: the terminal keeps a name all the same.
                "7e 0002 0000 01ab1234567f 0001 a6 7e      | 0002 | V2013 | 0 | 1ab1234567f  | 1 | 1 | 1 | ''",
            })
    void readsAHeader(
            String stream,
            String id,
            Version version,
            int revision,
            String phone,
            int serial,
            int total,
            int index,
            String body) {
        Hex.Heard heard = Hex.decode(Hex.bytes(stream));
        assertThat(heard.refusals).isEmpty();
        assertThat(heard.frames)
                .singleElement()
                .returns(Integer.parseInt(id, 16), Frame::id)
                .returns(version, Frame::version)
                .returns(revision, Frame::revision)
                .returns(phone, Frame::phone)
                .returns(serial, Frame::serial)
                .returns(total, Frame::total)
                .returns(index, Frame::index)
                .returns(total > 1, Frame::packaged)
                .returns(false, Frame::encrypted)
                .returns(body.length() / 2, Frame::bodyBytes)
                .returns(body, frame -> Hex.of(frame.body()));
    }

    @Test
    void knowsAnEncryptedBody() {
        assertThat(Hex.frame(Hex.bytes("7e 0002 0400 013812345678 0001 36 7e")).encrypted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0002 0000 013812345678 0001 32 7e                     | NOISE",
                "7e 0002 0000 0138 32 7e                               | SHORT",
                "7e 7d 7e                                              | ESCAPE",
                "7e 0002 0000 0138123456 7d05 78 0001 32 7e            | ESCAPE",
                "7e 0002 0000 013812345678 0001 33 7e                  | CHECKSUM",
                "7e 0002 0001 013812345678 0001 33 7e                  | LENGTH",
                "7e 0002 0000 013812345678 0001 00 32 7e               | LENGTH",
                "7e 0801 2003 013812345678 0009 0003 0004 aabbcc c8 7e | PACKAGE",
                "7e 0801 2003 013812345678 0009 0003 0000 aabbcc cc 7e | PACKAGE",
            })
    void refusesWhatIsNoFrameAndReadsTheNext(String stream, Refusal reason) {
        for (String next : List.of(HEARTBEAT, HEARTBEAT.substring(3))) {
            Hex.Heard heard = Hex.decode(Hex.bytes(stream + next));
            assertThat(heard.refusals).containsExactly(reason);
            assertThat(heard.frames).hasSize(1);
        }
    }

    @Test
    void holdsNoMoreThanTheLongestFrame() {
        byte[] endless = new byte[100_000];
        Hex.Heard heard = new Hex.Heard();
        FrameDecoder decoder = new FrameDecoder();
        byte[] good = Hex.bytes(HEARTBEAT);
        decoder.feed(new byte[] {0x7e}, 0, 1, heard);
        decoder.feed(endless, 0, endless.length, heard);
        decoder.feed(good, 0, good.length, heard);
        assertThat(heard.refusals).containsExactly(Refusal.LONG);
        assertThat(heard.frames).hasSize(1);
    }

    @Test
    void takesBytesOneByOne() {
        byte[] stream = Hex.bytes("7e 8001 0005 013812345678 7d027d01 0001 0200 00 b5 7e" + HEARTBEAT_2019);
        FrameDecoder decoder = new FrameDecoder();
        Hex.Heard heard = new Hex.Heard();
        for (int i = 0; i < stream.length; i++) {
            decoder.feed(stream, i, i + 1, heard);
        }
        assertThat(heard.refusals).isEmpty();
        assertThat(heard.frames).extracting(Frame::id).containsExactly(0x8001, 0x0002);
    }

    @ParameterizedTest
    @CsvSource({"V2013, 013812345678", "V2019, 00000000013812345678"})
    void writesSubPackagesOfConsecutiveSerials(Version version, String phone) {
        byte[] body = new byte[2500];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        List<byte[]> frames = new FrameEncoder(version, Phone.normal(phone)).frames(0x0801, body, 65_535, 1023);
        List<Frame> decoded = new ArrayList<>();
        frames.forEach(frame -> decoded.add(Hex.frame(frame)));
        assertThat(decoded).extracting(Frame::serial).containsExactly(65_535, 0, 1);
        assertThat(decoded).extracting(Frame::index).containsExactly(1, 2, 3);
        assertThat(decoded).extracting(Frame::bodyBytes).containsExactly(1023, 1023, 454);
        assertThat(decoded).extracting(Frame::phone).containsOnly("13812345678");
        Reassembly reassembly = new Reassembly(10_000, 1000, 3);
        assertThat(reassembly.take(decoded.get(0), 0)).isNull();
        assertThat(reassembly.take(decoded.get(1), 0)).isNull();
        assertThat(reassembly.take(decoded.get(2), 0).body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"013812345678, 13812345678", "0, 0", "000000, 0", "01AB1234567F, 1ab1234567f"})
    void namesATerminalByOneText(String text, String normal) {
        assertThat(Phone.normal(text)).isEqualTo(normal);
        assertThatThrownBy(() -> Phone.normal("x" + text)).isInstanceOf(IllegalArgumentException.class);
    }
}
