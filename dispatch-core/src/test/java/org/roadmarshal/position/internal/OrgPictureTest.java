package org.roadmarshal.position.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.roadmarshal.app.Settings;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.NearMover;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.TrailPoint;

final class OrgPictureTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final OrgPicture picture = new OrgPicture(1, Settings.motion());

    @Test
    void theNewestByTheDevicesTimeStands() {
        take(7, 10, 120.1);
        take(7, 5, 120.2);
        take(7, 10, 120.3);
        assertThat(picture.find(Mover.unit(7)).orElseThrow().lon()).isEqualTo(120.1);
        assertThat(picture.all()).hasSize(1);
        assertThat(picture.find(Mover.vehicle(7))).isEmpty();
    }

    @Test
    void tellsWhatChangedFromCountToCount() {
        take(7, 1, 120.1);
        picture.publish();
        long before = picture.count();
        take(8, 1, 120.2);
        take(8, 2, 120.3);
        picture.move(Mover.unit(7), 99);
        assertThat(picture.changed(before, picture.count()))
                .as("not published yet")
                .isEmpty();
        picture.publish();
        assertThat(picture.changed(before, picture.count()))
                .extracting(position -> position.mover().id())
                .containsExactly(8L, 7L);
        assertThat(picture.find(Mover.unit(7)).orElseThrow().agencyId()).isEqualTo(99);
        long then = picture.count();
        picture.publish();
        assertThat(picture.count()).as("nothing to publish").isEqualTo(then);
    }

    /** A sender that goes from count to count ends with what the picture ends with, however it interleaves with the writer. */
    @Test
    void aTickerMissesNothing() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            LongStream.range(0, 200_000).forEach(i -> {
                take(i % 100, i, 120 + i / 1e6);
                if (i % 50 == 49) {
                    picture.publish();
                }
            });
            done.set(true);
        });
        writer.start();
        Map<Long, Position> seen = new HashMap<>();
        long last = 0;
        boolean end;
        do {
            end = done.get();
            long now = picture.count();
            picture.changed(last, now)
                    .forEach(position -> seen.merge(
                            position.mover().id(),
                            position,
                            (one, other) -> one.at().isAfter(other.at()) ? one : other));
            last = now;
        } while (!end);
        writer.join();
        assertThat(seen.values()).containsExactlyInAnyOrderElementsOf(picture.all());
    }

    @Test
    void findsTheNearestOfThoseSought() {
        picture.mark(Mover.unit(1), true);
        for (int i = 1; i <= 4; i++) {
            take(i, 1, 120 + i / 100.0);
        }
        picture.take(source(Mover.vehicle(1)), fix(1, 120.001), NOON, true);
        picture.mark(Mover.unit(3), true);
        picture.publishGrid();
        assertThat(near(0, 3))
                .extracting(NearMover::position)
                .extracting(Position::mover)
                .containsExactly(Mover.vehicle(1), Mover.unit(1), Mover.unit(2));
        assertThat(near(Masks.of(Mover.Kind.UNIT) | Masks.FREE, 9))
                .extracting(mover -> mover.position().mover().id())
                .containsExactly(1L, 3L);
        assertThat(near(0, 1).get(0).metres()).isEqualTo(83);
        picture.mark(Mover.unit(1), false);
        picture.publishGrid();
        assertThat(near(Masks.FREE, 1).get(0).position().mover()).isEqualTo(Mover.unit(3));
    }

    @Test
    void whoIsNotHeardForLongIsSilentUntilItIsHeardAgain() {
        take(7, 0, 120.1);
        picture.listen(NOON.plusSeconds(300));
        assertThat(motion(7)).isEqualTo(Motion.STOPPED);
        picture.listen(NOON.plusSeconds(301));
        assertThat(motion(7)).isEqualTo(Motion.SILENT);
        assertThat(picture.find(Mover.unit(7)).orElseThrow().since()).isEqualTo(NOON.plusSeconds(300));
        picture.take(source(Mover.unit(7)), fix(10, 120.1), NOON.plusSeconds(400), true);
        assertThat(motion(7)).as("an old fix, come late").isEqualTo(Motion.SILENT);
        picture.take(source(Mover.unit(7)), fix(400, 120.1), NOON.plusSeconds(401), true);
        assertThat(motion(7)).as("where it stood").isEqualTo(Motion.PARKED);
    }

    /** One node takes, the other hears and then takes itself. */
    @Test
    void anotherNodeGoesOnWhereTheFirstLeftOff() {
        OrgPicture other = new OrgPicture(1, Settings.motion());
        picture.take(source(Mover.unit(7)), new Fix(NOON, 120.1, 41.5, 40.0, null, null, null), NOON, true);
        picture.take(source(Mover.vehicle(8)), fix(1, 120.1), NOON, false);
        List<Position> told = picture.untold();
        assertThat(told).extracting(Position::mover).containsExactly(Mover.unit(7));
        assertThat(picture.untold()).isEmpty();
        told.forEach(position -> other.hear(position, NOON));
        assertThat(other.all()).isEqualTo(told);
        assertThat(other.untold()).as("heard is not told on").isEmpty();
        other.take(
                source(Mover.unit(7)), new Fix(NOON.plusSeconds(10), 120.101, 41.5, 4.0, null, null, null), NOON, true);
        assertThat(other.find(Mover.unit(7)).orElseThrow().motion()).isEqualTo(Motion.MOVING);
        assertThat(other.trail(Mover.unit(7), NOON)).extracting(TrailPoint::lon).containsExactly(120.1, 120.101);
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
                        Motion.values()[(int) (i % 4)],
                        NOON.minusSeconds(i),
                        (int) (i << 20)))
                .toList();
        var frames = PositionFrame.encode(positions);
        assertThat(frames).hasSize(3);
        assertThat(frames.stream().flatMap(frame -> PositionFrame.decode(frame).stream()))
                .containsExactlyElementsOf(positions);
        assertThat(PositionFrame.decode(frames.get(0).copy().setByte(0, (byte) 9)))
                .as("another layout")
                .isEmpty();
    }

    private List<NearMover> near(int mask, int most) {
        return picture.nearest(120, 41.5, mask, 200_000, most);
    }

    private Motion motion(long unit) {
        return picture.find(Mover.unit(unit)).orElseThrow().motion();
    }

    private void take(long unit, long second, double lon) {
        picture.take(source(Mover.unit(unit)), fix(second, lon), NOON, true);
    }

    private static Source source(Mover mover) {
        return new Source(1, 1001, mover, 2L);
    }

    private static Fix fix(long second, double lon) {
        return new Fix(NOON.plusSeconds(second), lon, 41.5, 0.0, null, null, null);
    }
}
