package org.roadmarshal.gis.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Wgs84;

class EpsgTest {
    /** Reference values by the Krueger series, worked out apart. */
    @ParameterizedTest
    @CsvSource({
        "3857, 120, 41, 13358338.90, 5012341.66, 0.01",
        "4490, 120.45, 41.57, 120.45, 41.57, 1e-9",
        "4549, 120, 41, 500000, 4540573.291, 0.001",
        "4549, 121, 41, 584135.789, 4541055.011, 0.001",
    })
    void eastingComesFirst(int epsg, double lon, double lat, double x, double y, double tolerance) {
        Geometry moved = Epsg.transform(Wgs84.point(lon, lat), Epsg.WGS84, epsg);
        assertThat(moved.getSRID()).isEqualTo(epsg);
        assertThat(moved.getCoordinate().x).isCloseTo(x, within(tolerance));
        assertThat(moved.getCoordinate().y).isCloseTo(y, within(tolerance));

        Geometry back = Epsg.transform(moved, epsg, Epsg.WGS84);
        assertThat(back.getCoordinate().x).isCloseTo(lon, within(1e-8));
        assertThat(back.getCoordinate().y).isCloseTo(lat, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"75, 4534", "118.85, 4549", "120.45, 4549", "121.49, 4549", "121.51, 4550", "135, 4554"})
    void theZoneFollowsTheLongitude(double lon, int epsg) {
        assertThat(Epsg.gaussKruger(lon)).isEqualTo(epsg);
    }

    @Test
    void anUnknownCodeOrPlaceIsRefused() {
        assertThatThrownBy(() -> Epsg.transform(Wgs84.point(120, 41), 4326, 999999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("999999");
        assertThatThrownBy(() -> Epsg.gaussKruger(2.35)).isInstanceOf(IllegalArgumentException.class);
    }
}
