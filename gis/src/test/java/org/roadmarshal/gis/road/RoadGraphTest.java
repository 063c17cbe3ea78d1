package org.roadmarshal.gis.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/** A block of streets about 1.1 km high and 0.84 km wide, with a fast road round its east side. */
class RoadGraphTest {
    private final RoadGraph graph = RoadGraph.of(List.of(
            road(1, RoadClass.RESIDENTIAL, false, "120.00 41.00, 120.00 41.005, 120.00 41.01"),
            road(2, RoadClass.RESIDENTIAL, true, "120.00 41.005, 120.01 41.005"),
            road(3, RoadClass.MOTORWAY, true, "120.00 41.00, 120.01 41.00, 120.01 41.005, 120.01 41.01, 120.00 41.01"),
            road(4, RoadClass.SERVICE, false, "121.00 41.00, 121.00 41.01")));

    @Test
    void roadsAreSplitWhereTheyMeet() {
        assertThat(graph.edgeCount()).isEqualTo(6);
        assertThat(graph.nodeCount()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "120.003, 41.0055, 2, 55.6",
        "119.999, 41.002, 1, 83.9",
        "119.990, 41.002, 1, 839",
    })
    void thePointNearestOnAnyRoadIsFound(double lon, double lat, long way, double metres) {
        Snap snap = graph.nearest(new Lonlat(lon, lat), 1000).orElseThrow();
        assertThat(snap.road().wayId()).isEqualTo(way);
        assertThat(snap.metresAway()).isCloseTo(metres, within(1.0));
        assertThat(graph.nearest(new Lonlat(lon, lat), metres / 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "south to north by the fast road, 120.00, 41.00, 120.00, 41.01, 2794",
        "north to south only by the street, 120.00, 41.01, 120.00, 41.00, 1112",
        "along the one-way street, 120.002, 41.005, 120.008, 41.005, 503",
        "against it all the way round, 120.008, 41.005, 120.002, 41.005, 2287",
        "within one street, 120.00, 41.001, 120.00, 41.004, 334",
        "and back, 120.00, 41.004, 120.00, 41.001, 334",
        "to where it stands, 120.00, 41.004, 120.00, 41.004, 0",
    })
    void theFastestWayObeysOneWayStreets(
            String what, double lon1, double lat1, double lon2, double lat2, double metres) {
        Route route =
                graph.fastest(new Lonlat(lon1, lat1), new Lonlat(lon2, lat2)).orElseThrow();
        assertThat(route.metres()).as(what).isCloseTo(metres, within(5.0));
        Coordinate[] line = route.line().getCoordinates();
        assertThat(Earth.metres(Lonlat.of(line[0]), new Lonlat(lon1, lat1))).isLessThan(1);
        assertThat(Earth.metres(Lonlat.of(line[line.length - 1]), new Lonlat(lon2, lat2)))
                .isLessThan(1);
    }

    @Test
    void whereNoRoadLeadsThereIsNoRoute() {
        assertThat(graph.fastest(new Lonlat(120, 41), new Lonlat(121, 41.005))).isEmpty();
        assertThat(graph.fastest(new Lonlat(120, 41), new Lonlat(125, 41))).isEmpty();
    }

    @Test
    void aRouteTellsWhereTheVehicleIs() {
        Route route = graph.fastest(new Lonlat(120.00, 41.01), new Lonlat(120.00, 41.00))
                .orElseThrow();
        assertThat(route.at(-1).place().lat()).isCloseTo(41.01, within(1e-9));
        assertThat(route.at(route.seconds() / 2).place().lat()).isCloseTo(41.005, within(1e-6));
        assertThat(route.at(route.seconds() / 2).kmh()).isCloseTo(30, within(0.1));
        assertThat(route.at(route.seconds() / 2).course()).isCloseTo(180, within(0.1));
        assertThat(route.at(1e9).place().lat()).isCloseTo(41.00, within(1e-9));
        assertThat(route.at(1e9).kmh()).isZero();
    }

    /** Every pair of places, compared with a search that looks at all nodes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSearchAgreesWithAPlainOne(long seed) {
        Random random = new Random(seed);
        List<Road> roads = grid(random);
        RoadGraph network = RoadGraph.of(roads);
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(network.nodeCount());
            int to = random.nextInt(network.nodeCount());
            double expected = PlainSearch.seconds(network, from, to);
            Optional<Route> route = network.fastest(network.nodes.get(from), network.nodes.get(to));
            assertThat(route.map(Route::seconds).orElse(Double.POSITIVE_INFINITY))
                    .isCloseTo(expected, within(0.5));
        }
    }

    private static List<Road> grid(Random random) {
        List<Road> roads = new ArrayList<>();
        for (int x = 0; x < 12; x++) {
            for (int y = 0; y < 12; y++) {
                RoadClass roadClass = RoadClass.values()[1 + random.nextInt(6)];
                String here = place(x, y);
                roads.add(road(roads.size(), roadClass, random.nextInt(3) == 0, here + ", " + place(x + 1, y)));
                roads.add(road(roads.size(), roadClass, false, here + ", " + place(x, y + 1)));
            }
        }
        return roads;
    }

    private static String place(int x, int y) {
        return (120 + x * 0.01) + " " + (41 + y * 0.01);
    }

    private static Road road(long id, RoadClass roadClass, boolean oneway, String places) {
        Coordinate[] line = places.lines()
                .flatMap(text -> List.of(text.split(", ")).stream())
                .map(text -> text.split(" "))
                .map(pair -> new Coordinate(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
                .toArray(Coordinate[]::new);
        return new Road(id, roadClass, false, null, null, oneway, 0, Wgs84.line(line));
    }
}
