package org.roadmarshal.gis.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Viewport;

class RoadReaderTest {
    private static final String OSM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6">
              <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
                <tag k="highway" v="trunk"/><tag k="ref" v="G101"/><tag k="name" v="京沈线"/><tag k="maxspeed" v="80"/></way>
              <node id="1" lat="41.0" lon="120.0"/>
              <node id="2" lat="41.1" lon="120.0"/>
              <node id="3" lat="41.2" lon="120.0"/>
              <node id="4" lat="41.3" lon="120.0"/>
              <way id="11"><nd ref="3"/><nd ref="4"/>
                <tag k="highway" v="motorway_link"/><tag k="oneway" v="-1"/><tag k="maxspeed" v="CN:urban"/></way>
              <way id="12"><nd ref="1"/><nd ref="4"/><tag k="highway" v="footway"/></way>
              <way id="13"><nd ref="1"/><nd ref="4"/><tag k="building" v="yes"/></way>
              <way id="14"><nd ref="1"/><nd ref="99"/><tag k="highway" v="service"/></way>
              <way id="15"><nd ref="1"/><nd ref="2"/><tag k="highway" v="service"/><tag k="access" v="private"/></way>
              <way id="16"><nd ref="1"/><nd ref="2"/><nd ref="99"/>
                <tag k="highway" v="living_street"/><tag k="junction" v="roundabout"/></way>
            </osm>
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"city.osm", "city.osm.gz"})
    void roadsAreReadAndTheRestIsAccountedFor(String name) throws IOException {
        List<Road> roads = new ArrayList<>();
        RoadReader.Report report = RoadReader.read(write(name), roads::add);

        assertThat(report.ways()).isEqualTo(7);
        assertThat(report.roads()).isEqualTo(3);
        assertThat(report.skipped())
                .containsEntry("highway=footway", 1L)
                .containsEntry("no highway tag", 1L)
                .containsEntry("closed to vehicles", 1L)
                .containsEntry("fewer than two nodes", 1L);
        assertThat(report.cut()).isEqualTo(1);

        Road trunk = roads.get(0);
        assertThat(trunk.roadClass()).isEqualTo(RoadClass.TRUNK);
        assertThat(trunk.ref()).isEqualTo("G101");
        assertThat(trunk.name()).isEqualTo("京沈线");
        assertThat(trunk.maxSpeedKmh()).isEqualTo(80);
        assertThat(trunk.oneway()).isFalse();

        Road ramp = roads.get(1);
        assertThat(ramp.link()).isTrue();
        assertThat(ramp.oneway()).isTrue();
        assertThat(ramp.maxSpeedKmh()).isZero();
        assertThat(ramp.line().getCoordinateN(0)).isEqualTo(new Coordinate(120, 41.3));

        assertThat(roads.get(2).roadClass()).isEqualTo(RoadClass.RESIDENTIAL);
        assertThat(roads.get(2).oneway()).as("a roundabout").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a map", "<?xml version=\"1.0\"?><html/>", "<?xml version=\"1.0\"?><osm><way id="})
    void aFileThatIsNoMapIsRefusedByName(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("strange.osm"), text);
        assertThatThrownBy(() -> RoadReader.read(file, road -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("strange.osm");
        assertThatThrownBy(() -> RoadReader.read(directory.resolve("absent.osm"), road -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent.osm");
    }

    @Test
    void whatTheReceiverThrowsIsNotBlamedOnTheFile() throws IOException {
        Path file = write("city.osm");
        assertThatThrownBy(() -> RoadReader.read(file, road -> {
                    throw new IllegalStateException("the database is away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is away");
    }

    @Test
    void aRealExtractIsReadAndRouted() throws IOException {
        Path extract = Path.of(System.getProperty("roadmarshal.home", ".."), "../shared/data/andorra.osm.pbf");
        Assumptions.assumeTrue(Files.exists(extract), "skipped: no real extract beside this project");
        List<Road> roads = new ArrayList<>();
        RoadReader.Report report = RoadReader.read(extract, roads::add);
        assertThat(report.roads()).isGreaterThan(1000).isEqualTo(roads.size());
        Viewport andorra = new Viewport(1.2, 42.2, 2.0, 42.9);
        assertThat(roads).allSatisfy(road -> assertThat(andorra.contains(
                        road.line().getCoordinate().x, road.line().getCoordinate().y))
                .isTrue());
        RoadGraph graph = RoadGraph.of(roads);
        Route route = graph.fastest(new Lonlat(1.5218, 42.5075), new Lonlat(1.7330, 42.5430))
                .orElseThrow();
        assertThat(route.metres()).as("Andorra la Vella to Pas de la Casa").isBetween(22_000d, 36_000d);
        assertThat(route.seconds()).isBetween(1200d, 3600d);
    }

    private Path write(String name) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(OSM.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
