package org.roadmarshal.gis.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplifierTest {
    /** The promise, on walks of every kind: not more points, both ends, and nowhere farther off than it says. */
    @ParameterizedTest
    @CsvSource({
        "1, 2000, 100, 0",
        "2, 5000, 50, 0",
        "3, 300, 300, 5",
        "4, 2000, 2000, 10",
        "5, 1000, 2, 0",
        "6, 2000, 40, 25"
    })
    void isNowhereFartherOffThanItSays(long seed, int fixes, int most, double toleranceM) {
        List<TrackPoint> walk = walk(seed, fixes);
        SimpleTrack simple = simplify(walk, most, toleranceM);
        assertThat(simple.points()).hasSizeLessThanOrEqualTo(most);
        assertThat(simple.points().get(0)).isEqualTo(walk.get(0));
        assertThat(simple.points().get(simple.points().size() - 1)).isEqualTo(walk.get(fixes - 1));
        assertThat(walk).containsAll(simple.points());
        assertThat(simple.fixes()).isEqualTo(fixes);
        double worst = worst(walk, simple.points());
        assertThat(worst).isLessThanOrEqualTo(simple.errorM() * 1.0001 + 0.001);
        if (most >= fixes) {
            assertThat(simple.errorM()).isLessThanOrEqualTo(toleranceM);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        drive 600 10                                        | 2
        drive 120 20 ; drive 120 5 ; drive 120 20           | 4
        drive 120 20 ; silent 3600 ; stand 10 ; drive 120 20 | 4
        """)
    void keepsSpeedsAndStops(String track, int points) {
        assertThat(simplify(Tracks.of(track), 1_000, 5).points()).hasSize(points);
    }

    @Test
    void aGapStaysAGap() {
        SimpleTrack simple = simplify(Tracks.of("drive 600 10 ; leap 5000 ; drive 600 10"), 1_000, 5);
        assertThat(simple.points()).hasSize(4);
        assertThat(simple.afterGap().stream()).containsExactly(2);
        assertThat(simplify(Tracks.of("drive 60 60 ; leap 5000 ; drive 60 60 ; leap 5000 ; drive 60 60"), 3, 0)
                        .points())
                .hasSize(3);
    }

    /** So that trips and kilometres of a simple track are those of the track. */
    @Test
    void aStraightRoadDoesNotBecomeAGap() {
        List<TrackPoint> motorway = Tracks.of("drive 3600 110");
        SimpleTrack simple = simplify(motorway, 1_000, 5);
        assertThat(simple.points()).hasSizeBetween(56, 112);
        TripFinder finder = new TripFinder(Stop.Rule.USUAL);
        simple.points().forEach(finder::add);
        assertThat(finder.finish().metres()).isCloseTo(110_000, within(10.0));
    }

    @Test
    void smallTracksAreThemselves() {
        assertThat(simplify(List.of(), 10, 5).points()).isEmpty();
        assertThat(simplify(walk(1, 1), 10, 5).points()).hasSize(1);
        assertThatThrownBy(() -> new Simplifier(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offIsMeasuredAtTheSameTime() {
        TrackPoint from = new TrackPoint(0, 120, 41);
        TrackPoint to = new TrackPoint(100_000, 120.01, 41);
        // On the line, but where it should be at half of the time.
        assertThat(Simplifier.offM(new TrackPoint(25_000, 120.005, 41), from, to))
                .isCloseTo(from.metresTo(to) / 4, within(0.5));
        assertThat(Simplifier.offM(new TrackPoint(50_000, 120.005, 41), from, to))
                .isCloseTo(0, within(0.01));
    }

    private static SimpleTrack simplify(List<TrackPoint> track, int most, double toleranceM) {
        Simplifier simplifier = new Simplifier(most);
        track.forEach(simplifier::add);
        return simplifier.finish(toleranceM);
    }

    private static double worst(List<TrackPoint> all, List<TrackPoint> kept) {
        double worst = 0;
        int next = 1;
        for (TrackPoint point : all) {
            while (next < kept.size() - 1 && kept.get(next).at() < point.at()) {
                next++;
            }
            worst = Math.max(worst, Simplifier.offM(point, kept.get(next - 1), kept.get(next)));
        }
        return worst;
    }

    private static List<TrackPoint> walk(long seed, int fixes) {
        Random random = new Random(seed);
        List<TrackPoint> walk = new ArrayList<>();
        double lon = 120;
        double lat = 41;
        double course = 0;
        for (int i = 0; i < fixes; i++) {
            walk.add(new TrackPoint(i * 5_000L, lon, lat));
            course += random.nextGaussian() * 0.3;
            double metres = random.nextInt(10) == 0 ? 0 : 60 + random.nextInt(60);
            lon += metres / 84_000 * Math.cos(course);
            lat += metres / 111_000 * Math.sin(course);
        }
        return walk;
    }
}
