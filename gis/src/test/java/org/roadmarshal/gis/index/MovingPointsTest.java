package org.roadmarshal.gis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Viewport;

class MovingPointsTest {
    private static final double METRES_A_DEGREE = 1 / Earth.latitudeDegrees(1);

    private final MovingPoints points = new MovingPoints();
    private final Map<Long, Point> plain = new HashMap<>();

    private record Point(double lon, double lat, int mask) {
        double metres(double toLon, double toLat) {
            double dx = (lon - toLon) * METRES_A_DEGREE * Math.cos(Math.toRadians(toLat));
            return Math.hypot(dx, (lat - toLat) * METRES_A_DEGREE);
        }
    }

    /** Against the plain way, while points come, move, change and go. @param degrees the land's width: dense to empty */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 5, 60})
    void findsWhatThePlainWayFinds(double degrees) {
        Random random = new Random(7);
        Nearest found = new Nearest(10);
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 100; i++) {
                change(random, degrees);
            }
            Snapshot snapshot = points.publish();
            assertThat(snapshot.size()).isEqualTo(plain.size());
            for (int query = 0; query < 20; query++) {
                double lon = 100 + random.nextDouble() * degrees;
                double lat = 20 + random.nextDouble() * degrees / 2;
                int wanted = random.nextInt(4);
                double metres = random.nextDouble() * 100_000;
                snapshot.nearest(lon, lat, wanted, metres, found);
                assertSame(found, nearest(lon, lat, wanted, metres));
                Viewport box = new Viewport(lon, lat, lon + degrees / 4, lat + degrees / 4);
                assertThat(within(snapshot, box, wanted)).isEqualTo(plainWithin(box, wanted));
            }
        }
    }

    private void change(Random random, double degrees) {
        long id = random.nextInt(1_500) - 700;
        if (random.nextInt(5) == 0) {
            plain.remove(id);
            points.remove(id);
            return;
        }
        Point point = new Point(
                100 + random.nextDouble() * degrees, 20 + random.nextDouble() * degrees / 2, random.nextInt(4));
        plain.put(id, point);
        points.put(id, point.lon, point.lat, point.mask);
    }

    private List<Double> nearest(double lon, double lat, int wanted, double metres) {
        return plain.values().stream()
                .filter(point -> (point.mask & wanted) == wanted)
                .map(point -> point.metres(lon, lat))
                .filter(distance -> distance <= metres)
                .sorted()
                .limit(10)
                .toList();
    }

    private void assertSame(Nearest found, List<Double> expected) {
        assertThat(found.size()).isEqualTo(expected.size());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.metres(i)).isCloseTo(expected.get(i), Offset.offset(1e-3));
        }
    }

    private static Set<Long> within(Snapshot snapshot, Viewport box, int wanted) {
        Set<Long> ids = new HashSet<>();
        snapshot.within(
                box, wanted, (id, lon, lat, mask) -> assertThat(ids.add(id)).isTrue());
        return ids;
    }

    private Set<Long> plainWithin(Viewport box, int wanted) {
        Set<Long> ids = new HashSet<>();
        plain.forEach((id, point) -> {
            if ((point.mask & wanted) == wanted && box.contains(point.lon, point.lat)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Each point's mask is made of its place: a reader that saw half of a change, or a point twice, would notice. */
    @Test
    void readersSeeWholePointsWhileTheWriterWrites() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<String> torn = new AtomicReference<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            readers.add(new Thread(() -> {
                while (!done.get()) {
                    Snapshot snapshot = points.snapshot();
                    Set<Long> seen = new HashSet<>();
                    snapshot.within(Viewport.WORLD, 0, (id, lon, lat, mask) -> {
                        if (mask != mask(id, lon, lat) || !seen.add(id)) {
                            torn.set(id + " at " + lon + ", " + lat);
                        }
                    });
                    if (seen.size() != snapshot.size()) {
                        torn.set(seen.size() + " of " + snapshot.size());
                    }
                }
            }));
        }
        readers.forEach(Thread::start);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long id = random.nextInt(500);
            double lon = 120 + random.nextDouble() / 10;
            double lat = 41 + random.nextDouble() / 10;
            points.put(id, lon, lat, mask(id, lon, lat));
            if (i % 3 == 0) {
                points.remove(random.nextInt(500));
            }
            if (i % 50 == 0) {
                points.publish();
            }
        }
        done.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(torn.get()).isNull();
    }

    private static int mask(long id, double lon, double lat) {
        return Double.hashCode(lon) * 31 + Double.hashCode(lat) + (int) id;
    }

    @Test
    void whatIsPublishedStaysAsItWas() {
        points.put(1, 120, 41, 0);
        Snapshot before = points.publish();
        points.put(1, 130, 41, 0);
        points.put(2, 120, 41, 0);
        assertThat(within(before, new Viewport(119, 40, 121, 42), 0)).containsExactly(1L);
        assertThat(points.snapshot()).as("not published yet").isSameAs(before);
        assertThat(within(points.publish(), new Viewport(119, 40, 121, 42), 0)).containsExactly(2L);
    }

    @Test
    void knowsTheEdgesOfTheEarth() {
        points.put(1, 180, 90, 0);
        points.put(2, -180, -90, 0);
        Nearest found = new Nearest(1);
        points.publish().nearest(0, 90, 0, 200_000, found);
        assertThat(found.size()).isEqualTo(1);
        assertThatThrownBy(() -> points.put(3, Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> points.put(3, 0, 91, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
