package org.roadmarshal.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes, nothing throws, and the next good frame is read. {@code -Djt808.fuzz=10000000} for more of it. */
class FuzzTest {
    private static final int CASES = Integer.getInteger("jt808.fuzz", 200_000);
    private static final long SEED = Long.getLong("jt808.seed", 808);
    private static final int GOOD_SERIAL = 4711;

    private final Random random = new Random(SEED);
    private final FrameDecoder decoder = new FrameDecoder();
    private final Reassembly reassembly = new Reassembly(1 << 20, 1000, 3);
    private final byte[] good = new FrameEncoder(Version.V2013, "13800000001")
            .frames(new Heartbeat(), GOOD_SERIAL)
            .get(0);

    @Test
    void readsTheNextGoodFrameWhateverCameBefore() throws Exception {
        List<byte[]> samples = samples();
        for (int i = 0; i < CASES; i++) {
            byte[] bad = bad(samples);
            Hex.Heard heard = new Hex.Heard();
            int cut = random.nextInt(bad.length + 1);
            decoder.feed(bad, 0, cut, heard);
            decoder.feed(bad, cut, bad.length, heard);
            decoder.feed(good, 0, good.length, heard);
            assertThat(heard.frames).isNotEmpty();
            assertThat(heard.frames.get(heard.frames.size() - 1).serial()).isEqualTo(GOOD_SERIAL);
            for (Frame frame : heard.frames) {
                use(frame, i);
            }
        }
    }

    /** As the server does, and all that can be asked. */
    private void use(Frame frame, int now) {
        assertThat(frame.phone()).isNotEmpty();
        if (frame.packaged()) {
            Reassembly.Whole whole = reassembly.take(frame, now);
            reassembly.missing(MissingPackages.OF_PLATFORM, now);
            if (whole != null) {
                use(whole.message(), whole.version());
            }
        } else {
            use(Messages.read(frame), frame.version());
        }
    }

    private static void use(Message message, Version version) {
        assertThat(message.toString()).isNotEmpty();
        byte[] again = Messages.body(message, version);
        Message same = Messages.read(message.id(), version, again);
        assertThat(same).hasSameClassAs(message);
        if (message instanceof LocationReport report) {
            Items items = report.location().items();
            items.forEach((id, value) -> assertThat(items.value(id)).isNotNull());
            List<Object> all = new ArrayList<>();
            all.add(items.mileageKm());
            all.add(items.tyres());
            all.add(items.cabinCelsius());
            all.add(items.overspeedPlace());
            all.add(items.crossedPlace());
            all.add(items.segment());
            all.add(items.signals());
            all.add(items.analog(1));
            assertThat(same).isEqualTo(message);
        }
    }

    private byte[] bad(List<byte[]> samples) {
        byte[] sample = samples.get(random.nextInt(samples.size())).clone();
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] noise = new byte[random.nextInt(1200)];
                random.nextBytes(noise);
                yield noise;
            }
            case 1 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    sample[random.nextInt(sample.length)] = (byte) random.nextInt();
                }
                yield sample;
            }
            case 2 -> Arrays.copyOf(sample, random.nextInt(sample.length));
            // A right frame around a wrong body.
            default -> {
                byte[] body = Hex.frame(sample).body();
                for (int i = random.nextInt(4); i >= 0 && body.length > 0; i--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt();
                }
                body = Arrays.copyOf(body, random.nextInt(body.length + 8));
                Version version = random.nextBoolean() ? Version.V2013 : Version.V2019;
                List<byte[]> frames = new FrameEncoder(version, "13800000002")
                        .frames(Hex.frame(sample).id(), body, 1, 400);
                yield frames.get(random.nextInt(frames.size()));
            }
        };
    }

    /** Of each message of the table. */
    private static List<byte[]> samples() throws Exception {
        List<byte[]> samples = new ArrayList<>();
        Path table = Path.of(FuzzTest.class.getResource("/jt808/messages.csv").toURI());
        for (String line : Files.readAllLines(table)) {
            String[] fields = line.split("\\s*\\|\\s*");
            if (!fields[0].equals("id")) {
                FrameEncoder encoder = new FrameEncoder(Version.valueOf(fields[1]), "13800000002");
                byte[] body = Hex.bytes(fields[2]);
                samples.addAll(encoder.frames(Integer.parseInt(fields[0], 16), body, 1, 40));
            }
        }
        return samples;
    }
}
