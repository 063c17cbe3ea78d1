package org.roadmarshal.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.kernel.Location;

/** Scores and ways that were worked out by hand. */
final class RadarScoreTest {
    @ParameterizedTest(
            name =
                    "all {0}, year {1}, relapses {2}, season {3}, weekday {4}, fifth day {5}, party {6}, open {7}, overdue {8}")
    @CsvSource({
        "1, 1, 0, 0, 0, 0, 0, 1, 0, open 1=1",
        "1, 0, 0, 0, 0, 0, 0, 0, 0, ",
        "3, 2, 1, 0, 0, 0, 4, 0, 0, relapse 1=5 repeated 1=1 party 4=9",
        "9, 8, 6, 0, 1, 1, 0, 0, 0, relapse 6=25 repeated 7=7",
        "30, 20, 0, 7, 0, 0, 0, 9, 5, repeated 19=10 season 7=10 open 9=5 overdue 5=6",
        "7, 0, 0, 2, 2, 0, 0, 0, 0, season 2=4 weekday 2/7=4",
        "8, 0, 0, 0, 2, 0, 0, 0, 0, ",
        "3, 0, 0, 0, 3, 3, 0, 0, 0, ",
        "10, 1, 0, 0, 0, 4, 0, 0, 0, market_day 4/10=4",
        "10, 1, 0, 0, 0, 3, 0, 0, 0, "
    })
    void eachReasonHasItsNumber(
            int all,
            int year,
            int relapses,
            int season,
            int weekday,
            int fifth,
            int party,
            int open,
            int overdue,
            String said) {
        List<RadarReason> reasons =
                RadarScore.reasons(new PlaceHistory(all, year, relapses, season, weekday, fifth, party, open, overdue));
        assertThat(reasons.stream().map(RadarScoreTest::said).collect(Collectors.joining(" ")))
                .isEqualTo(said == null ? "" : said);
    }

    private static String said(RadarReason reason) {
        String of = reason.of() == null ? "" : "/" + reason.of();
        return reason.kind().code() + " " + reason.count() + of + "=" + reason.points();
    }

    @Test
    void theWayIsTheShortAndSaysWhatLiesOnIt() {
        // On a line from west to east; the third lies 1 km north of it.
        List<RadarPlace> places =
                List.of(place("far", 120.40, 41.5), place("near", 120.31, 41.5), place("aside", 120.35, 41.509));
        RadarRoute route = RadarAsking.laid(places, Optional.of(new Lonlat(120.30, 41.5)), Optional.empty());
        assertThat(route.stops().stream().map(stop -> stop.place().key())).containsExactly("near", "aside", "far");
        assertThat(route.byRoad()).isFalse();
        assertThat(route.seconds())
                .isCloseTo(
                        route.stops().stream()
                                .mapToLong(RadarRoute.Stop::seconds)
                                .sum(),
                        Offset.offset(2L));
        assertThat(route.stops().get(0).extraSeconds()).as("on the way").isLessThan(5);
        // From near to far past aside is 3.33 + 1.0 km up and 4.17 + 1.0 km down; straight it is 7.5 km.
        assertThat(route.stops().get(1).extraSeconds()).isBetween(20L, 40L);
        assertThat(route.stops().get(2).extraSeconds())
                .as("the end of it")
                .isEqualTo(route.stops().get(2).seconds());
    }

    @Test
    void withNobodyNamedItBeginsAtTheHighest() {
        List<RadarPlace> places = List.of(place("highest", 120.40, 41.5), place("other", 120.31, 41.5));
        RadarRoute route = RadarAsking.laid(places, Optional.empty(), Optional.empty());
        assertThat(route.stops().get(0).place().key()).isEqualTo("highest");
        assertThat(route.stops().get(0).seconds()).isZero();
        assertThat(RadarAsking.laid(List.of(), Optional.empty(), Optional.empty())
                        .stops())
                .isEmpty();
    }

    private static RadarPlace place(String key, double lon, double lat) {
        return new RadarPlace(key, null, new Location(lon, lat), List.of("heap"), 1, List.of());
    }
}
