package org.roadmarshal.gis.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.track.TrackPoint;

/** Ways and areas around a corner, in metres east and north of it. */
class PatrolGroundTest {
    private static final Lonlat CORNER = new Lonlat(120.4, 41.57);

    private long now;

    private static Lonlat at(double east, double north) {
        return Earth.destination(Earth.destination(CORNER, 90, east), 0, north);
    }

    private static Coordinate coordinate(double east, double north) {
        return at(east, north).toCoordinate();
    }

    /** @param seconds since the fix before */
    private void visit(PatrolGround ground, int seconds, double east, double north) {
        now += seconds * 1000L;
        Lonlat place = at(east, north);
        ground.visit(new TrackPoint(now, place.lon(), place.lat()));
    }

    private static Polygon square(double side) {
        return Wgs84.FACTORY.createPolygon(new Coordinate[] {
            coordinate(0, 0), coordinate(side, 0), coordinate(side, side), coordinate(0, side), coordinate(0, 0)
        });
    }

    /** A way of ten kilometres, and one leg along a part of it, so many metres beside it. */
    @ParameterizedTest
    @CsvSource({
        "0,    10000,  0,  1.00",
        "0,     5000,  0,  0.50",
        "0,     5000, 40,  0.50",
        "0,     5000, 60,  0.00",
        "2000,  4000, 10,  0.20",
        "-900,    -200, 0, 0.00",
    })
    void partOfAWay(double from, double to, double beside, double share) {
        PatrolGround way = PatrolGround.of(Wgs84.line(coordinate(0, 0), coordinate(10_000, 0)), 50);
        for (double east = from; east <= to; east += 100) {
            visit(way, 5, east, beside);
        }
        assertThat(way.share()).isCloseTo(share, within(0.012));
        double visited = 0;
        for (int i = 0; i < way.parts(true).getNumGeometries(); i++) {
            visited += Lines.metres(
                    (org.locationtech.jts.geom.LineString) way.parts(true).getGeometryN(i));
        }
        assertThat(visited).isCloseTo(share * 10_000, within(120.0));
    }

    @Test
    void whatWasMissedOfAWayTheLongestFirst() {
        PatrolGround way = PatrolGround.of(Wgs84.line(coordinate(0, 0), coordinate(10_000, 0)), 50);
        for (double east = 1_000; east <= 6_000; east += 100) {
            visit(way, 5, east, 0);
        }
        List<PatrolGround.Missed> missed = way.missed(5);
        assertThat(missed).hasSize(2);
        assertThat(missed.get(0).metres()).isCloseTo(3_950, within(60.0));
        assertThat(missed.get(0).fromM()).isCloseTo(6_050, within(60.0));
        assertThat(missed.get(1).fromM()).isZero();
        assertThat(way.missed(1)).hasSize(1);
    }

    /** Whether the kilometre between two fixes counts. */
    @ParameterizedTest
    @CsvSource({"30, 0.10", "89, 0.10", "120, 0.01"})
    void afterALongSilenceNobodyKnowsTheWay(int seconds, double share) {
        PatrolGround way = PatrolGround.of(Wgs84.line(coordinate(0, 0), coordinate(10_000, 0)), 50);
        visit(way, 0, 3_000, 0);
        visit(way, seconds, 4_000, 0);
        assertThat(way.share()).isCloseTo(share, within(0.015));
    }

    @Test
    void anAreaIsVisitedStripeByStripe() {
        PatrolGround area = PatrolGround.of(square(2_000), 100);
        for (double east = 0; east <= 2_000; east += 50) {
            visit(area, 5, east, 500);
        }
        // Two rows of cells lie within 100 m of the leg.
        assertThat(area.share()).isCloseTo(0.1, within(0.02));
        assertThat(area.missed(10)).hasSize(2);
        assertThat(area.missed(10).get(0).metres()).isCloseTo(Math.sqrt(1_400 * 2_000), within(120.0));
        double whole = area.parts(true).getArea() + area.parts(false).getArea();
        assertThat(whole).isCloseTo(square(2_000).getArea(), within(whole * 0.03));
        for (double north = 0; north <= 2_000; north += 150) {
            now += 600_000;
            for (double east = 0; east <= 2_000; east += 50) {
                visit(area, 5, east, north);
            }
        }
        assertThat(area.share()).isEqualTo(1);
        assertThat(area.missed(10)).isEmpty();
        assertThat(area.parts(false).isEmpty()).isTrue();
    }

    @Test
    void aLargeAreaHasCoarserCells() {
        PatrolGround area = PatrolGround.of(square(60_000), 20);
        visit(area, 0, 30_000, 30_000);
        assertThat(area.parts(false).getNumGeometries()).isLessThan(200);
        assertThat(area.share()).isPositive().isLessThan(0.01);
    }

    @Test
    void anAreaThatIsSmallerThanACell() {
        PatrolGround area = PatrolGround.of(square(5), 100);
        visit(area, 0, 30, 30);
        assertThat(area.share()).isEqualTo(1);
    }

    @Test
    void whatIsNoGround() {
        assertThatThrownBy(() -> PatrolGround.of(Wgs84.point(CORNER), 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PatrolGround.of(Wgs84.line(coordinate(1, 1), coordinate(1, 1)), 50))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PatrolGround.of(square(100), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
