package org.roadmarshal.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReassemblyTest {
    private static final int WANTED = MissingPackages.OF_PLATFORM;

    private final Reassembly reassembly = new Reassembly(20_000, 1000, 2);

    private static List<Frame> frames(int serial, int bytes) {
        return new FrameEncoder(Version.V2013, "1")
                .frames(0x0801, new byte[bytes], serial, 100).stream()
                        .map(Hex::frame)
                        .toList();
    }

    @Test
    void joinsInAnyOrderAndKnowsDuplicates() {
        List<Frame> frames = frames(65_535, 350);
        for (int index : new int[] {3, 0, 0, 2}) {
            assertThat(reassembly.take(frames.get(index), 0)).isNull();
        }
        assertThat(reassembly.take(frames.get(1), 0))
                .returns(65_535, Reassembly.Whole::serial)
                .returns(350, whole -> whole.body().length);
        assertThat(reassembly.open()).isZero();
    }

    @Test
    void keepsMessagesApart() {
        List<Frame> first = frames(10, 200);
        List<Frame> second = frames(12, 200);
        reassembly.take(first.get(0), 0);
        reassembly.take(second.get(1), 0);
        assertThat(reassembly.take(second.get(0), 0).serial()).isEqualTo(12);
        assertThat(reassembly.take(first.get(1), 0).serial()).isEqualTo(10);
    }

    @Test
    void asksForWhatIsMissingLaterEachTimeAndGivesUp() {
        List<Frame> frames = frames(10, 500);
        reassembly.take(frames.get(0), 0);
        reassembly.take(frames.get(3), 500);
        assertThat(reassembly.missing(WANTED, 1499)).isEmpty();
        MissingPackages missing = new MissingPackages(WANTED, 10, List.of(2, 3, 5));
        assertThat(reassembly.missing(WANTED, 1500)).containsExactly(missing);
        assertThat(reassembly.missing(WANTED, 3499)).isEmpty();
        assertThat(reassembly.missing(WANTED, 3500)).containsExactly(missing);
        assertThat(reassembly.missing(WANTED, 6500)).isEmpty();
        assertThat(reassembly.open()).isZero();
    }

    @Test
    void takesAPackageThatCameAgainUnderANewSerial() {
        reassembly.take(frames(10, 200).get(0), 0);
        reassembly.missing(WANTED, 1000);
        assertThat(reassembly.take(frames(700, 200).get(1), 1100).serial()).isEqualTo(10);
    }

    @Test
    void holdsNoMoreThanItMay() {
        for (int serial = 0; serial < 50_000; serial += 1000) {
            reassembly.take(frames(serial, 300).get(0), 0);
            assertThat(reassembly.open()).isLessThanOrEqualTo(8);
        }
        Frame ofVeryMany = Hex.frame(Hex.bytes("7e 0801 2003 000000000001 0009 ffff 0002 aabbcc fd 7e"));
        assertThat(ofVeryMany.total()).isEqualTo(65_535);
        assertThat(reassembly.take(ofVeryMany, 0)).isNull();
        assertThat(reassembly.open()).isZero();
    }
}
