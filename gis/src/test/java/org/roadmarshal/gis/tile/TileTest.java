package org.roadmarshal.gis.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Viewport;

class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0",
        "-180, 85.06, 1, 0, 0",
        "180, -90, 1, 1, 1",
        "120.45, 41.57, 10, 854, 381",
        "120.45, 41.57, 22, 3500496, 1563715",
    })
    void aPlaceLiesInItsTile(double lon, double lat, int z, int x, int y) {
        Tile tile = Tile.at(new Lonlat(lon, lat), z);
        assertThat(tile).isEqualTo(new Tile(z, x, y));
        if (Math.abs(lat) < Tile.MAX_LATITUDE) {
            assertThat(tile.bounds().contains(lon, lat)).isTrue();
        }
    }

    @Test
    void theWorldIsOneSquareTile() {
        Tile world = new Tile(0, 0, 0);
        Viewport bounds = world.bounds();
        assertThat(bounds.west()).isEqualTo(-180);
        assertThat(bounds.north()).isCloseTo(Tile.MAX_LATITUDE, within(1e-9));
        assertThat(world.mercator().getWidth()).isCloseTo(world.mercator().getHeight(), within(1e-6));
        assertThat(world.mercator().getMaxX()).isCloseTo(20037508.34, within(0.01));
    }

    @Test
    void neighboursShareTheirEdges() {
        Tile tile = new Tile(10, 854, 381);
        assertThat(new Tile(10, 855, 381).bounds().west())
                .isEqualTo(tile.bounds().east());
        assertThat(new Tile(10, 854, 382).bounds().north())
                .isEqualTo(tile.bounds().south());
        assertThat(new Tile(10, 854, 382).mercator().getMaxY())
                .isCloseTo(tile.mercator().getMinY(), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "23,0,0", "1,2,0", "1,0,2", "1,-1,0", "5,0,-1"})
    void aTileThatDoesNotExistIsRefused(int z, int x, int y) {
        assertThatThrownBy(() -> new Tile(z, x, y)).isInstanceOf(IllegalArgumentException.class);
    }
}
