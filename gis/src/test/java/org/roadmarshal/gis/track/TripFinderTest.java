package org.roadmarshal.gis.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripFinderTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        stand 1200                                             | 0 | 1 | 0 | 0
        drive 600 60                                           | 1 | 0 | 0 | 10
        drive 600 60 ; stand 400 ; drive 300 60                | 2 | 1 | 0 | 15
        drive 600 60 ; stand 250 ; drive 300 60                | 1 | 0 | 0 | 15
        stand 900 ; drive 600 60 ; stand 900                   | 1 | 2 | 0 | 10
        drive 600 60 ; silent 1800 ; stand 10 ; drive 600 60   | 2 | 1 | 0 | 20
        drive 600 60 ; leap 5000 ; drive 600 60                | 2 | 0 | 1 | 19.83
        drive 600 60 ; leap 1800 ; drive 600 60                | 1 | 0 | 0 | 19.83
        drive 3600 4 ; stand 600                               | 1 | 1 | 0 | 4
        stand 600 ; leap 3000 ; stand 600                      | 0 | 2 | 1 | 0
        """)
    void dividesATrack(String track, int trips, int stops, int gaps, double km) {
        Itinerary itinerary = find(Tracks.of(track), Stop.Rule.USUAL);
        assertThat(itinerary.trips()).hasSize(trips);
        assertThat(itinerary.stops()).hasSize(stops);
        assertThat(itinerary.gaps()).hasSize(gaps);
        assertThat(itinerary.metres() / 1_000).isCloseTo(km, within(0.05 + 0.005 * km));
    }

    @Test
    void saysWhenWhereAndHowFast() {
        List<TrackPoint> track = Tracks.of("drive 600 60 ; stand 400 ; drive 300 90");
        Itinerary itinerary = find(track, Stop.Rule.USUAL);
        Trip first = itinerary.trips().get(0);
        Stop stop = itinerary.stops().get(0);
        assertThat(first.start()).isEqualTo(track.get(0));
        assertThat(first.averageKmh()).isCloseTo(60, within(0.5));
        assertThat(first.maxKmh()).isCloseTo(60, within(0.5));
        assertThat(stop.from()).isEqualTo(first.end().at()).isEqualTo(Tracks.NOON + 600_000);
        assertThat(stop.to()).isEqualTo(Tracks.NOON + 1_000_000);
        assertThat(track.get(60).metresTo(new TrackPoint(0, stop.lon(), stop.lat())))
                .isLessThan(5);
        assertThat(itinerary.trips().get(1).maxKmh()).isCloseTo(90, within(1.0));
    }

    @Test
    void aRuleDecidesWhatAStopIs() {
        List<TrackPoint> walk = Tracks.of("drive 900 1 ; drive 60 60");
        assertThat(find(walk, Stop.Rule.USUAL).stops()).isEmpty();
        assertThat(find(walk, new Stop.Rule(300, 600_000)).stops()).hasSize(1);
    }

    @Test
    void itsStepsAreItsTrips() {
        List<Double> steps = new ArrayList<>();
        TripFinder finder = new TripFinder(Stop.Rule.USUAL, (from, to, metres) -> steps.add(metres));
        Tracks.of("drive 600 60 ; stand 900 ; drive 600 60 ; leap 5000 ; drive 300 30")
                .forEach(finder::add);
        double metres = finder.finish().metres();
        assertThat(steps.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(metres, within(0.001));
    }

    @Test
    void aJumpIsNotDriven() {
        TrackPoint here = new TrackPoint(0, 120.45, 41.57);
        assertThat(Driven.metres(here, new TrackPoint(1_000, 120.46, 41.57))).isZero();
        assertThat(Driven.metres(here, new TrackPoint(60_000, 120.46, 41.57))).isCloseTo(832, within(2.0));
        assertThat(Driven.metres(here, new TrackPoint(0, 120.46, 41.57))).isZero();
    }

    @Test
    void nothingIsNothing() {
        assertThat(find(List.of(), Stop.Rule.USUAL).trips()).isEmpty();
        assertThat(find(List.of(new TrackPoint(0, 120, 41)), Stop.Rule.USUAL).metres())
                .isZero();
    }

    private static Itinerary find(List<TrackPoint> track, Stop.Rule rule) {
        TripFinder finder = new TripFinder(rule);
        track.forEach(finder::add);
        return finder.finish();
    }
}
