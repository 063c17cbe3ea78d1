package org.roadmarshal.gis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/** A route of 20 km that goes east along 41.5 N from 118.45 E, across the border of two belts at 118.5 E. */
class AlignmentTest {
    private static final long KM = 1_000_000;
    private static final double WEST = 118.45;
    private static final double LAT = 41.5;
    /** Metres on the parallel for a degree, on the ellipsoid. */
    private static final double DEGREE = 83_496.2;

    private static LineString east(double fromM, double toM) {
        List<Coordinate> line = new ArrayList<>();
        for (double at = fromM; at < toM; at += 500) {
            line.add(new Coordinate(WEST + at / DEGREE, LAT + 0.0005 * Math.sin(at / 900)));
        }
        line.add(new Coordinate(WEST + toM / DEGREE, LAT + 0.0005 * Math.sin(toM / 900)));
        return Wgs84.line(line.toArray(Coordinate[]::new));
    }

    private static SegmentPlan part(double fromM, double toM, long from, long to, Equation... equations) {
        return new SegmentPlan(1, east(fromM, toM), from, to, List.of(equations), List.of());
    }

    /** Long chain at 50+622.760 = 50+621.166, short chain at 58+000 = 58+700, a hole from 60+000 to 61+000. */
    private static Alignment broken() {
        return Alignment.of(
                "G101",
                "K",
                List.of(
                        part(
                                0,
                                9_301.6,
                                50 * KM,
                                60 * KM,
                                new Equation(58 * KM, 58 * KM + 700_000),
                                new Equation(50 * KM + 622_760, 50 * KM + 621_166)),
                        part(10_301.6, 12_301.6, 61 * KM, 63 * KM)));
    }

    @Test
    void theLengthIsEndLessStartAndTheLongAndLessTheShortChains() {
        assertThat(broken().lengthMm()).isEqualTo(12 * KM + 1_594 - 700_000);
        assertThat(broken().breaks()).extracting(Break::hole).containsExactly(false, false, true);
    }

    @ParameterizedTest(name = "K{0} mm is at {1}")
    @CsvSource({
        "50000000, 50000000",
        "50621165, 50621165",
        "50622761, 50624355",
        "58000000, 58001594",
        "58700000, 58001594",
        "60000000, 59301594",
        "61000000, 60301594",
        "63000000, 62301594",
    })
    void aNumberIsAtOnePlace(long mm, long axis) {
        assertThat(broken().axesOf(new Stake("K", mm))).containsExactly(axis);
    }

    @ParameterizedTest
    @CsvSource({"50621167, 50621167, 50622761", "50622000, 50622000, 50623594", "50622760, 50622760, 50624354"})
    void aNumberOfTheLongChainIsAtTwo(long mm, long before, long after) {
        Alignment line = broken();
        assertThat(line.axesOf(new Stake("K", mm))).containsExactly(before, after);
        assertThat(line.partAt(before)).isEqualTo(StakePart.BEFORE);
        assertThat(line.text(after)).endsWith("(后)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "58000001 | short chain K58+000 = K58+700",
                "58350000 | short chain K58+000 = K58+700",
                "58699999 | short chain K58+000 = K58+700",
                "60500000 | no surveyed line: it lies between K60+000 and K61+000",
                "49999999 | the line goes from K50+000 to K63+000",
                "63000001 | the line goes from K50+000 to K63+000",
            })
    void aNumberThatIsNowhereIsRefusedByName(long mm, String why) {
        assertThatThrownBy(() -> broken().axesOf(new Stake("K", mm)))
                .isInstanceOf(LinearException.class)
                .hasMessageContaining(why);
    }

    @Test
    void anOverlapAsksAndAWordAnswers() {
        RouteBook book = new RouteBook(List.of(broken()));
        assertThat(places(book, "G101 K50+622"))
                .extracting(StakePlaces.Candidate::part)
                .containsExactly(StakePart.BEFORE, StakePart.AFTER);
        assertThat(places(book, "G101 K50+622 后"))
                .extracting(StakePlaces.Candidate::fromAxis)
                .containsExactly(50_623_594L);
        assertThat(places(book, "G101 K57+900-K58+800"))
                .extracting(StakePlaces.Candidate::toAxis)
                .containsExactly(58_101_594L);
    }

    private static List<StakePlaces.Candidate> places(RouteBook book, String text) {
        return StakePlaces.of(book, StakeText.parse(text, Direction.INCREASING));
    }

    @Test
    void postsEvenOutWhatLiesBetween() {
        LineString line = east(0, 4_000);
        Lonlat post = Lonlat.of(line.getCoordinateN(4));
        Alignment plain = Alignment.of("S1", "K", List.of(new SegmentPlan(1, line, 0, 4 * KM, List.of(), List.of())));
        Alignment posted = Alignment.of(
                "S1",
                "K",
                List.of(new SegmentPlan(1, line, 0, 4 * KM, List.of(), List.of(new Post(1_900_000, null, post)))));
        assertThat(Earth.metres(posted.place(1_900_000, 0), post)).isLessThan(0.01);
        assertThat(Earth.metres(plain.place(1_900_000, 0), post)).isCloseTo(100, within(5.0));
        assertThat(Earth.metres(posted.place(950_000, 0), plain.place(1_000_000, 0)))
                .isLessThan(0.5);
    }

    @Test
    void whatDoesNotHangTogetherIsRefused() {
        assertThatThrownBy(
                        () -> Alignment.of("S1", "K", List.of(part(0, 1000, 0, KM), part(1000, 2000, 900_000, 2 * KM))))
                .hasMessageContaining("begins before K1+000");
        assertThatThrownBy(() -> Alignment.of("S1", "K", List.of(part(0, 1000, 0, KM, new Equation(2 * KM, 3 * KM)))))
                .hasMessageContaining("ends at K1+000, which is not after K3+000");
        LineString line = east(0, 2_000);
        Post lost = new Post(KM, null, new Lonlat(WEST + 0.01, LAT + 0.01));
        assertThatThrownBy(() ->
                        Alignment.of("S1", "K", List.of(new SegmentPlan(1, line, 0, 2 * KM, List.of(), List.of(lost)))))
                .hasMessageContaining("the post K1+000 stands");
        assertThatThrownBy(() -> Alignment.of("S1", "K", List.of(part(0, 1000, 0, 3 * KM))))
                .hasMessageContaining("3000 m apart by their numbers")
                .hasMessageContaining("m long");
    }

    @Test
    void aSharedSectionAnswersForEachOfItsRoutes() {
        LineString line = east(0, 3_000);
        RouteBook book = new RouteBook(List.of(
                Alignment.of("G306", "K", List.of(new SegmentPlan(1, line, 10 * KM, 13 * KM, List.of(), List.of()))),
                Alignment.of(
                        "S210", "K", List.of(new SegmentPlan(2, line.reverse(), 0, 3 * KM, List.of(), List.of())))));
        Lonlat beside = book.line("G306", "K").place(10 * KM + 700_000, 20);
        List<Found> found = book.near(Wgs84.point(beside), 50);
        assertThat(found).hasSize(2);
        Found national = found.stream()
                .filter(one -> one.alignment().route().equals("G306"))
                .findFirst()
                .orElseThrow();
        Found provincial = found.stream()
                .filter(one -> one.alignment().route().equals("S210"))
                .findFirst()
                .orElseThrow();
        assertThat(national.side()).isEqualTo(Side.RIGHT);
        assertThat(provincial.side()).isEqualTo(Side.LEFT);
        assertThat(national.distance()).isCloseTo(20, within(0.01));
        assertThat((double) national.axisMm()).isCloseTo(10 * KM + 700_000, within(20.0));
        assertThat((double) provincial.axisMm()).isCloseTo(2 * KM + 300_000, within(20.0));
    }

    @Test
    void thereAndBackStaysWithinACentimetreAcrossTheBelts() {
        RouteBook book = new RouteBook(List.of(broken()));
        Alignment line = broken();
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            long axis = line.fromAxis() + (long) (random.nextDouble() * (line.toAxis() - line.fromAxis()));
            if (!line.covers(axis)) {
                continue;
            }
            Lonlat place = line.place(axis, 0);
            Found found = book.near(Wgs84.point(place), 1).get(0);
            assertThat(found.axisMm()).isBetween(axis - 2, axis + 2);
        }
    }

    @Test
    void aLineAndAPolygonLieFromStakeToStake() {
        RouteBook book = new RouteBook(List.of(broken()));
        Alignment line = book.alignments().get(0);
        LineString ditch = Wgs84.line(
                line.place(51 * KM, -12).toCoordinate(),
                line.place(51 * KM + 400_000, -15).toCoordinate());
        Found found = book.near(ditch, 100).get(0);
        assertThat((double) found.fromAxis()).isCloseTo(51 * KM, within(1_000.0));
        assertThat((double) found.toAxis()).isCloseTo(51 * KM + 400_000, within(1_000.0));
        assertThat(found.side()).isEqualTo(Side.LEFT);
    }
}
