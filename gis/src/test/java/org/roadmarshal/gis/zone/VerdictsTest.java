package org.roadmarshal.gis.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.RouteBook;
import org.roadmarshal.gis.linear.SegmentPlan;
import org.roadmarshal.gis.linear.Side;

/** Two kilometres eastwards: ditch at 10 m, on the left at 14; land 1 m, zone 20 m beyond. */
class VerdictsTest {
    private static final Alignment LINE = Alignment.of(
            "G101",
            "K",
            List.of(new SegmentPlan(
                    1,
                    Wgs84.line(
                            new Coordinate(120.4, 41.57),
                            new Coordinate(120.412, 41.5705),
                            new Coordinate(120.424, 41.57)),
                    0,
                    2_000_000,
                    List.of(),
                    List.of())));
    private static final WidthRules RULES = (line, axis, side) -> {
        double ditch = side == Side.LEFT ? 14 : 10;
        return new Widths(ditch, ditch + 1, ditch + 21);
    };
    private static final RouteBook BOOK = new RouteBook(List.of(LINE));
    private static final Verdicts VERDICTS = new Verdicts(BOOK, RULES, List.of());

    private static Geometry beside(double right) {
        return Wgs84.point(LINE.place(700_000, right));
    }

    @ParameterizedTest(name = "{0} m to the right, error {1}: {2}, {3}")
    @CsvSource({
        "0.5,   0, INSIDE,    ROAD",
        "9.9,   0, INSIDE,    ROAD",
        "10.5,  0, INSIDE,    LAND",
        "11.5,  0, INSIDE,    CONTROL_ZONE",
        "30.9,  0, INSIDE,    CONTROL_ZONE",
        "31.1,  0, OUTSIDE,   BEYOND",
        "31.1,  3, UNCERTAIN, BEYOND",
        "29,    3, UNCERTAIN, CONTROL_ZONE",
        "27,    3, INSIDE,    CONTROL_ZONE",
        "35,    3, OUTSIDE,   BEYOND",
        "-13.5, 0, INSIDE,    ROAD",
        "-34.9, 0, INSIDE,    CONTROL_ZONE",
        "-35.1, 0, OUTSIDE,   BEYOND",
    })
    void aPoint(double right, double error, Verdict.Outcome outcome, Verdict.Area area) {
        Verdict verdict = VERDICTS.judge(beside(right), error).orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.area()).isEqualTo(area);
        double zone = right < 0 ? 35 : 31;
        assertThat(verdict.toZone()).isCloseTo(Math.abs(right) - zone, within(0.02));
    }

    @Test
    void thereIsNoVerdictFarFromEveryRoute() {
        assertThat(VERDICTS.judge(beside(600), 5)).isEmpty();
    }

    @Test
    void ofAHouseItsNearestWallCounts() {
        Verdict verdict = VERDICTS.judge(house(28, 45), 0).orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INSIDE);
        assertThat(verdict.toZone()).isCloseTo(-3, within(0.05));
        assertThat(VERDICTS.judge(house(32, 45), 0).orElseThrow().outcome()).isEqualTo(Verdict.Outcome.OUTSIDE);
        assertThat(VERDICTS.judge(house(-5, 45), 0).orElseThrow().area()).isEqualTo(Verdict.Area.ROAD);
    }

    private static Polygon house(double from, double to) {
        Lonlat[] corners = {
            LINE.place(500_000, from), LINE.place(520_000, from), LINE.place(520_000, to), LINE.place(500_000, to)
        };
        Coordinate[] ring = new Coordinate[5];
        for (int i = 0; i < 5; i++) {
            ring[i] = corners[i % 4].toCoordinate();
        }
        return Wgs84.FACTORY.createPolygon(ring);
    }

    @Test
    void anAnnouncedPolygonWinsOnItsStretch() {
        Verdicts announced = new Verdicts(
                BOOK, RULES, List.of(new AnnouncedZone(7, "公告", "G101", "K", 400_000, 900_000, house(-20, 60))));
        Geometry far = Wgs84.point(LINE.place(510_000, 50));
        assertThat(VERDICTS.judge(far, 0).orElseThrow().outcome()).isEqualTo(Verdict.Outcome.OUTSIDE);
        Verdict verdict = announced.judge(far, 0).orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INSIDE);
        assertThat(verdict.toZone()).isCloseTo(-10, within(0.05));
        assertThat(verdict.announced().id()).isEqualTo(7);
        Geometry beyond = Wgs84.point(LINE.place(700_000, 20));
        assertThat(announced.judge(beyond, 0).orElseThrow().outcome())
                .as("within the legal minimum, but not in the polygon")
                .isEqualTo(Verdict.Outcome.OUTSIDE);
    }

    @Test
    void thePolygonsForTheMapHaveTheWidths() {
        List<Geometry> zone = ZoneShapes.of(LINE, RULES, List.of(1_000_000L), axis -> false, Widths::zone);
        assertThat(zone).hasSize(1);
        assertThat(zone.get(0).covers(beside(30.5))).isTrue();
        assertThat(zone.get(0).covers(beside(31.5))).isFalse();
        assertThat(zone.get(0).covers(beside(-34.5))).isTrue();
        assertThat(zone.get(0).covers(beside(-35.5))).isFalse();
    }
}
