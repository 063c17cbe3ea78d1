package org.roadmarshal.gis.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

class OffsetCoordinatesTest {
    @Test
    void gcj02AgreesWithThePublishedCheckPoint() {
        Lonlat gcj = Gcj02.fromWgs84(new Lonlat(116.39747, 39.908823));
        assertThat(gcj.lat()).isCloseTo(39.91022650, within(1e-8));
        assertThat(gcj.lon()).isCloseTo(116.40371358, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"116.39747, 39.908823", "120.4506, 41.5737", "118.85, 40.6", "121.3, 42.28", "87.6, 43.8", "110.3, 20.0"
    })
    void everyRoundTripStaysWithinAMillimetre(double lon, double lat) {
        Lonlat wgs = new Lonlat(lon, lat);
        for (SourceCrs crs : SourceCrs.values()) {
            assertThat(Earth.metres(crs.toWgs84(crs.fromWgs84(wgs)), wgs))
                    .as(crs.name())
                    .isLessThan(0.001);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.35, 48.85", "139.7, 35.7", "120, -10", "-120, 41"})
    void outsideChinaNothingMoves(double lon, double lat) {
        Lonlat place = new Lonlat(lon, lat);
        for (SourceCrs crs : SourceCrs.values()) {
            assertThat(crs.fromWgs84(place)).isEqualTo(place);
            assertThat(crs.toWgs84(place)).isEqualTo(place);
        }
    }

    @ParameterizedTest
    @EnumSource(SourceCrs.class)
    void aGeometryIsConvertedAsACopyWithItsSrid(SourceCrs crs) {
        Geometry source = Wgs84.point(120.4506, 41.5737);
        Geometry moved = crs.toWgs84(source);
        assertThat(moved.getSRID()).isEqualTo(4326);
        assertThat(source.getCoordinate().x).isEqualTo(120.4506);
        assertThat(Lonlat.of(moved.getCoordinate())).isEqualTo(crs.toWgs84(new Lonlat(120.4506, 41.5737)));
    }
}
