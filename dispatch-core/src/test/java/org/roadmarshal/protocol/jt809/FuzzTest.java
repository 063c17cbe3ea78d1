package org.roadmarshal.protocol.jt809;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random, mutated, cut and doubled frames, by seed: whatever comes, nothing is thrown and the next good frame is read.
 * {@code -Dfuzz.cases=10000000} for more, {@code -Dfuzz.seed=…} for others.
 */
class FuzzTest {
    private static final int CASES = Integer.getInteger("fuzz.cases", 200_000);
    private static final long SEED = Long.getLong("fuzz.seed", 809);
    private static final BodyCipher CIPHER = new BodyCipher(30_000_000, 20_000_000, 20_000_000);
    private static final Plate PLATE = new Plate("辽N12345", 2);
    private static final List<Message> SAMPLES = List.of(
            new SignIn(7, "secret", 9, "10.0.0.1", 809),
            new SignInReply(0, 77),
            Signal.KEEP_ALIVE,
            new SubLinkSignIn(77),
            new VehicleLocations(
                    PLATE, false, List.of(new Location2011(false, Instant.EPOCH, 120.5, 41.5, 1, 2, 3, 4, 5, 6, 7))),
            new VehicleRegistration(PLATE, "1", "2", "3", "4", "5", "6"),
            new DutyCheck(1, "1", 5, 6, "在岗吗"),
            new DutyAnswer(1, "1", "张伟", "139", 6, 7, "在岗"),
            new AlarmReport(PLATE, 1, "1", 2, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "3", 4, 5, "超速"),
            new SupervisionReply(PLATE, 1, 2),
            new VehicleText(PLATE, 1, 1, "停车"));

    private final Random random = new Random(SEED);

    @Test
    void neverFailsAndReadsTheNextGoodFrame() {
        for (int i = 0; i < CASES; i++) {
            Edition edition = random.nextBoolean() ? Edition.E2011 : Edition.E2019;
            FrameDecoder decoder = new FrameDecoder(random.nextInt(4) == 0 ? null : edition, centre -> CIPHER);
            decoder.feed(hostile(edition)).forEach(FuzzTest::readAll);
            // The edition is told by the first frame: a mutated sign-in may have told another one, which is then its
            // link's.
            Edition spoken = decoder.edition() == null ? edition : decoder.edition();
            byte[] good = frame(spoken, new SignIn(7, "secret", 9, "10.0.0.1", i & 0xFFFF), i);
            List<Frame> read = decoder.feed(good);
            assertThat(read).as("case %d of seed %d", i, SEED).isNotEmpty();
            assertThat(Message.of(read.get(read.size() - 1)))
                    .isInstanceOfSatisfying(
                            SignIn.class, in -> assertThat(in.password()).isEqualTo("secret"));
        }
    }

    private static void readAll(Frame frame) {
        Message message = Message.of(frame);
        assertThat(message.type()).isEqualTo(frame.type());
    }

    private byte[] hostile(Edition edition) {
        byte[] frame = frame(edition, SAMPLES.get(random.nextInt(SAMPLES.size())), random.nextInt());
        return switch (random.nextInt(5)) {
            case 0 -> noise(random.nextInt(200));
            case 1 -> mutated(frame);
            case 2 -> Arrays.copyOf(frame, random.nextInt(frame.length));
            case 3 -> crooked(edition);
            default -> joined(frame, mutated(frame));
        };
    }

    /** Of flags and escapes more often than chance would have it. */
    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) (random.nextBoolean() ? 0x5a + random.nextInt(5) : random.nextInt());
        }
        return noise;
    }

    private byte[] mutated(byte[] frame) {
        byte[] copy = frame.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }

    /** A frame whose CRC is right and whose body is nonsense, so that it reaches the messages. */
    private byte[] crooked(Edition edition) {
        Message sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
        byte[] body = mutated(joined(sample.body(edition), new byte[1]));
        byte[] cut = Arrays.copyOf(body, random.nextInt(body.length + 1));
        return FrameEncoder.encode(new Frame(edition, 1, sample.type(), 7, null, Instant.EPOCH, cut), CIPHER);
    }

    private byte[] frame(Edition edition, Message message, int serial) {
        Long key = random.nextBoolean() ? Long.valueOf(random.nextInt() & 0xFFFF_FFFFL) : null;
        return FrameEncoder.encode(
                new Frame(edition, serial & 0xFFFF_FFFFL, message.type(), 7, key, Instant.EPOCH, message.body(edition)),
                CIPHER);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
