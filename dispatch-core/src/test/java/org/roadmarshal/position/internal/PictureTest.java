package org.roadmarshal.position.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;

final class PictureTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final Picture picture = new Picture();

    @Test
    void theNewestByTheDevicesTimeStands() {
        assertThat(picture.take(position(7, 10, 120.1))).isTrue();
        assertThat(picture.take(position(7, 5, 120.2))).as("an older one, late").isFalse();
        assertThat(picture.take(position(7, 10, 120.3))).as("the same again").isFalse();
        assertThat(picture.find(1, Mover.unit(7)).orElseThrow().lon()).isEqualTo(120.1);
        assertThat(picture.all(1)).hasSize(1);
        assertThat(picture.find(2, Mover.unit(7))).as("another org").isEmpty();
    }

    @Test
    void tellsWhatChangedSince() {
        picture.take(position(7, 1, 120.1));
        long before = picture.counter();
        picture.take(position(8, 1, 120.2));
        picture.move(1, Mover.unit(7), 99);
        assertThat(picture.changedSince(1, before))
                .extracting(position -> position.mover().id())
                .containsExactly(8L, 7L);
        assertThat(picture.find(1, Mover.unit(7)).orElseThrow().agencyId()).isEqualTo(99);
        assertThat(picture.changedSince(1, picture.counter())).isEmpty();
    }

    /** A sender that goes tick by tick ends with what the picture ends with, however it interleaves with the writer. */
    @Test
    void aTickerMissesNothing() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            LongStream.range(0, 200_000).forEach(i -> picture.take(position(i % 100, i, 120 + i / 1e6)));
            done.set(true);
        });
        writer.start();
        Map<Long, Position> seen = new HashMap<>();
        long last = 0;
        boolean end;
        do {
            end = done.get();
            long now = picture.counter();
            picture.changedSince(1, last)
                    .forEach(position -> seen.put(position.mover().id(), position));
            last = now;
        } while (!end);
        writer.join();
        assertThat(seen.values()).containsExactlyInAnyOrderElementsOf(picture.all(1));
    }

    @Test
    void travelsInFramesUnchanged() {
        List<Position> positions = LongStream.range(0, 2_500)
                .mapToObj(i -> new Position(
                        3,
                        Mover.vehicle(i),
                        i + 1,
                        NOON.plusMillis(i),
                        120.5,
                        -41.25,
                        i % 2 == 0 ? null : 36.3,
                        null,
                        0))
                .toList();
        var frames = PositionFrame.encode(positions);
        assertThat(frames).hasSize(3);
        assertThat(frames.stream().flatMap(frame -> PositionFrame.decode(frame).stream()))
                .containsExactlyElementsOf(positions);
        assertThat(PositionFrame.decode(frames.get(0).copy().setByte(0, (byte) 9)))
                .as("another layout")
                .isEmpty();
    }

    private static Position position(long unit, long second, double lon) {
        return new Position(1, Mover.unit(unit), 2, NOON.plusSeconds(second), lon, 41.5, null, null, 0);
    }
}
