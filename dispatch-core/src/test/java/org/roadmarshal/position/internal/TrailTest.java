package org.roadmarshal.position.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.position.TrailPoint;

final class TrailTest {
    private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

    private final Trail trail = new Trail();

    @Test
    void straightOnItKeepsAPointAMinuteAndTheNewest() {
        for (int second = 0; second <= 300; second += 5) {
            add(second, 120 + second / 10_000.0, 41);
        }
        assertThat(seconds(300)).containsExactly(0L, 60L, 120L, 180L, 240L, 300L);
    }

    /** Through bends of all kinds, every fix lies within 12 m of the line: ten, and what a plane and whole centimetres take. */
    @Test
    void theLinePassesCloseToEveryFix() {
        Random random = new Random(7);
        List<Lonlat> all = new ArrayList<>();
        Lonlat at = new Lonlat(120, 41);
        double course = 0;
        for (int second = 0; second < 1_500; second += 2) {
            course += random.nextGaussian() * 12;
            at = Earth.destination(at, course, 25);
            all.add(at);
            add(second, at.lon(), at.lat());
        }
        List<TrailPoint> line = trail.points(START.plusSeconds(1_500));
        assertThat(line.size()).isLessThan(all.size() * 2 / 3);
        Instant oldest = line.get(0).at();
        for (int i = 0; i < all.size(); i++) {
            if (!START.plusSeconds(2L * i).isBefore(oldest)) {
                assertThat(metres(all.get(i), line)).isLessThan(12);
            }
        }
    }

    @Test
    void forgetsWhatIsOlderThanHalfAnHour() {
        add(0, 120, 41);
        add(1_000, 120.1, 41);
        add(2_000, 120.1, 41.1);
        assertThat(seconds(2_000)).containsExactly(1_000L, 2_000L);
        assertThat(seconds(3_900)).as("asked for later").isEmpty();
    }

    @Test
    void takesInWhatComesLateFromABlindZone() {
        add(0, 120, 41);
        add(600, 120.2, 41.2);
        add(300, 120.1, 41);
        add(305, 120.1, 41);
        assertThat(seconds(600)).containsExactly(0L, 300L, 600L);
    }

    @Test
    void staysSmall() {
        for (int second = 0; second < 1_700; second++) {
            add(second, 120 + second % 2 / 1_000.0, 41 + second / 10_000.0);
        }
        assertThat(trail.points(START.plusSeconds(1_700))).hasSize(240);
    }

    private void add(int second, double lon, double lat) {
        trail.add(START.plusSeconds(second).toEpochMilli(), lon, lat);
    }

    private List<Long> seconds(int now) {
        return trail.points(START.plusSeconds(now)).stream()
                .map(point -> point.at().getEpochSecond() - START.getEpochSecond())
                .toList();
    }

    private static double metres(Lonlat place, List<TrailPoint> line) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < line.size(); i++) {
            least = Math.min(least, metres(place, line.get(i - 1), line.get(i)));
        }
        return least;
    }

    private static double metres(Lonlat place, TrailPoint from, TrailPoint to) {
        double perLon = Earth.metres(place.lon(), place.lat(), place.lon() + 0.001, place.lat()) * 1_000;
        double perLat = 1 / Earth.latitudeDegrees(1);
        double x1 = (from.lon() - place.lon()) * perLon;
        double y1 = (from.lat() - place.lat()) * perLat;
        double dx = (to.lon() - from.lon()) * perLon;
        double dy = (to.lat() - from.lat()) * perLat;
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / square));
        return Math.hypot(x1 + share * dx, y1 + share * dy);
    }
}
