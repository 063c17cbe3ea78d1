package org.roadmarshal.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

class EarthTest {
    /** Reference distances and azimuths on the WGS-84 ellipsoid (Vincenty). */
    @ParameterizedTest
    @CsvSource({
        "120.45, 41.57, 120.77, 41.80, 36888, 46.0",
        "0, 0, 0, 1, 110574, 0",
        "0, 0, 1, 0, 111319, 90",
        "120, 41, 119, 41, 84138, 270.3",
    })
    void distanceAndBearingAgreeWithTheEllipsoid(
            double lon1, double lat1, double lon2, double lat2, double metres, double bearing) {
        Lonlat from = new Lonlat(lon1, lat1);
        Lonlat to = new Lonlat(lon2, lat2);
        assertThat(Earth.metres(from, to)).isCloseTo(metres, within(metres * 0.006));
        assertThat(Earth.bearing(from, to)).isCloseTo(bearing, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"120.45, 41.57, 33, 5000", "179.99, 10, 90, 5000", "-179.99, -10, 270, 5000"})
    void destinationIsAsFarAwayAsAsked(double lon, double lat, double bearing, double metres) {
        Lonlat from = new Lonlat(lon, lat);
        Lonlat to = Earth.destination(from, bearing, metres);
        assertThat(Earth.metres(from, to)).isCloseTo(metres, within(0.01));
        assertThat(Earth.bearing(from, to)).isCloseTo(bearing, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 120.0, 41.0",
        "0, 120.0, 41.0",
        "500, 120.0, 41.004497",
        "1112, 120.0, 41.01",
        "1531, 120.005, 41.01",
        "99999, 120.01, 41.01",
    })
    void alongGivesThePlaceAtSoManyMetres(double metres, double lon, double lat) {
        Lonlat place = Lines.along(bend(), metres);
        assertThat(Earth.metres(place, new Lonlat(lon, lat))).isLessThan(1);
    }

    @Test
    void sliceKeepsTheVerticesBetweenAndTurnsRound() {
        assertThat(Lines.slice(bend(), 500, 1500)).hasSize(3).contains(new Coordinate(120, 41.01));
        assertThat(Lines.slice(bend(), 1500, 500).get(0))
                .isEqualTo(Lines.along(bend(), 1500).toCoordinate());
        assertThat(Lines.slice(bend(), 0, 9999)).containsExactly(bend().getCoordinates());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "41.57 | 120.45 | longitude and latitude look exchanged",
                "181 | 10 | longitude 181.0",
                "10 | -91 | latitude -91.0",
                "NaN | 10 | not finite",
            })
    void aPlaceOutOfRangeIsRefusedInWords(double lon, double lat, String words) {
        assertThatThrownBy(() -> new Lonlat(lon, lat))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void anExchangedPairIsNoticedEvenWhenItIsInRangeOfTheWorld() {
        assertThat(Viewport.WORLD.fault(41.57, 80)).isEmpty();
        assertThat(Viewport.CHINA.fault(41.57, 80)).get().asString().contains("exchanged");
        assertThat(Viewport.CHINA.fault(80, 41.57)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,2,3", "1,2,3,x", "3,2,1,4", "1,4,3,2", "-181,0,1,1", "1,2,NaN,4"})
    void aViewportThatIsNoBoxIsRefused(String text) {
        assertThatThrownBy(() -> Viewport.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LineString bend() {
        return Wgs84.line(new Coordinate(120, 41), new Coordinate(120, 41.01), new Coordinate(120.01, 41.01));
    }
}
