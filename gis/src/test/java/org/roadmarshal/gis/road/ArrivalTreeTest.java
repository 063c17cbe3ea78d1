package org.roadmarshal.gis.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/**
 * A dual carriageway from west to east (1 eastwards, 2 westwards, 22 m apart) that one can change at its ends only (3 and 4), and a
 * street (5) that leads from its west end south and round to its east end (6).
 */
class ArrivalTreeTest {
    private static final List<Road> ROADS = List.of(
            road(1, true, "120.00 41.0000, 120.05 41.0000"),
            road(2, true, "120.05 41.0002, 120.00 41.0002"),
            road(3, false, "120.05 41.0000, 120.05 41.0002"),
            road(4, false, "120.00 41.0002, 120.00 41.0000"),
            road(5, false, "120.00 41.0000, 120.00 40.9900, 120.05 40.9900"),
            road(6, false, "120.05 40.9900, 120.05 41.0000"));
    /** Degrees of longitude in metres at this latitude, and of latitude. */
    private static final double LON_M = 83_920;

    private static final double LAT_M = 111_195;
    private static final double MPS = RoadClass.SECONDARY.usualKmh() / 3.6;

    @TempDir
    static Path directory;

    private static RoadNetwork network;

    @BeforeAll
    static void build() {
        network = RoadNetwork.build(ROADS, directory);
    }

    @Test
    void onTheSameCarriagewayOneDrivesOn() {
        assertThat(metres("120.01 41.0000", "120.03 41.0000")).isCloseTo(0.02 * LON_M, within(5.0));
    }

    @Test
    void whoHasPassedItPaysTheWayRound() {
        double round = 2 * 0.05 * LON_M - 0.02 * LON_M + 2 * 0.0002 * LAT_M;
        assertThat(metres("120.03 41.0000", "120.01 41.0000")).isCloseTo(round, within(10.0));
    }

    @Test
    void fromTheOtherCarriagewayOnePaysTheWayToTheNextTurn() {
        double turn = 0.03 * LON_M + 0.0002 * LAT_M + 0.03 * LON_M;
        assertThat(metres("120.03 41.0002", "120.03 41.0000")).isCloseTo(turn, within(10.0));
    }

    @Test
    void onAStreetForBothDirectionsOneTurnsWhereOneStands() {
        assertThat(metres("120.04 40.99", "120.02 40.99")).isCloseTo(0.02 * LON_M, within(5.0));
        assertThat(metres("120.02 40.99", "120.04 40.99")).isCloseTo(0.02 * LON_M, within(5.0));
    }

    @Test
    void ofTwoCarriagewaysTheOneIsTakenWhoseTrafficRunsAsTheVehicle() {
        Lonlat between = new Lonlat(120.02, 41.00008);
        assertThat(network.place(between, 90.0, 500).orElseThrow().place().lat())
                .isCloseTo(41.0, within(1e-6));
        assertThat(network.place(between, 270.0, 500).orElseThrow().place().lat())
                .isCloseTo(41.0002, within(1e-6));
        assertThat(network.place(between, null, 500).orElseThrow().place().lat())
                .isCloseTo(41.0, within(1e-6));
        assertThat(network.place(between, 180.0, 500)).as("across").isPresent();
        assertThat(network.place(new Lonlat(120.02, 41.2), null, 500)).isEmpty();
    }

    @Test
    void theRouteIsAsLongAsItSays() {
        Random random = new Random(1);
        List<RoadPlace> starts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            starts.add(at(120 + 0.05 * random.nextDouble(), 40.9895 + 0.011 * random.nextDouble()));
        }
        ArrivalTree tree = network.arrivals(place("120.021 41.0000"), starts, BlockedRoads.NONE);
        for (int i = 0; i < starts.size(); i++) {
            Route route = tree.route(i).orElseThrow();
            assertThat(route.seconds()).isCloseTo(tree.seconds(i), within(0.5));
            assertThat(Lines.metres(route.line())).isCloseTo(tree.metres(i), within(2.0));
            assertThat(Lonlat.of(route.line().getCoordinateN(0)).lon())
                    .isCloseTo(starts.get(i).place().lon(), within(1e-5));
        }
    }

    @Test
    void aRingIsDrivenRound() {
        RoadNetwork ring = RoadNetwork.build(
                List.of(
                        road(1, false, "120 41, 120.01 41"),
                        road(2, true, "120.01 41, 120.01 41.01, 120.02 41.01, 120.02 41, 120.01 41")),
                directory.resolve("ring"));
        RoadPlace start = ring.place(new Lonlat(120.02, 41.005), null, 100).orElseThrow();
        RoadPlace end = ring.place(new Lonlat(120.01, 41.005), null, 100).orElseThrow();
        ArrivalTree tree = ring.arrivals(end, List.of(start), BlockedRoads.NONE);
        assertThat(tree.metres(0)).isCloseTo(0.01 * LAT_M + 0.01 * LON_M, within(5.0));
    }

    @Test
    void aClosureSendsThemRound() {
        Geometry barrier = Wgs84.line(new Coordinate(120.02, 40.9995), new Coordinate(120.02, 41.0001));
        BlockedRoads blocked = blocked(barrier, null);
        assertThat(seconds("120.00 40.995", "120.05 40.9995", BlockedRoads.NONE))
                .isCloseTo((0.005 * LAT_M + 0.05 * LON_M + 0.0005 * LAT_M) / MPS, within(2.0));
        assertThat(seconds("120.00 40.995", "120.05 40.9995", blocked))
                .isCloseTo((0.005 * LAT_M + 0.05 * LON_M + 0.0095 * LAT_M) / MPS, within(2.0));
        assertThat(blocked.size()).isEqualTo(2);
    }

    @Test
    void aTapClosesItsRoadAndAnAreaAllInIt() {
        assertThat(blocked(Wgs84.point(120.02, 41.00001), null).size()).isEqualTo(2);
        assertThat(blocked(Wgs84.point(120.02, 40.9901), 90.0).size()).isEqualTo(1);
        assertThat(blocked(Wgs84.point(120.02, 41.3), null).isEmpty()).isTrue();
        Geometry area = Wgs84.point(120.05, 41.0001).buffer(0.001);
        assertThat(blocked(area, null).size()).as("1, 2, 3 and 6").isEqualTo(8);
    }

    @Test
    void whoIsCalledToAClosedRoadMayEnterIt() {
        BlockedRoads blocked = blocked(Wgs84.point(120.02, 41.0), null);
        assertThat(seconds("120.00 40.995", "120.02 41.0000", blocked))
                .isCloseTo((0.005 * LAT_M + 0.02 * LON_M) / MPS, within(2.0));
    }

    @Test
    void whereNoWayLeadsNothingIsPromised() {
        RoadNetwork two = RoadNetwork.build(
                List.of(road(1, false, "120 41, 120.01 41"), road(2, false, "121 41.1, 121.01 41.1")),
                directory.resolve("two"));
        RoadPlace here = two.place(new Lonlat(120.005, 41), null, 500).orElseThrow();
        RoadPlace there = two.place(new Lonlat(121.005, 41.1), null, 500).orElseThrow();
        ArrivalTree tree = two.arrivals(here, List.of(there, here), BlockedRoads.NONE);
        assertThat(tree.seconds(0)).isInfinite();
        assertThat(tree.metres(0)).isInfinite();
        assertThat(tree.route(0)).isEmpty();
        assertThat(tree.seconds(1)).isZero();
        assertThat(tree.route(1).orElseThrow().metres()).isZero();
    }

    private static BlockedRoads blocked(Geometry shape, Double course) {
        return network.blocked(List.of(new RoadClosure(shape, course)));
    }

    private static double metres(String from, String to) {
        ArrivalTree tree = network.arrivals(place(to), List.of(place(from)), BlockedRoads.NONE);
        assertThat(tree.seconds(0)).isCloseTo(tree.metres(0) / MPS, within(0.01 * tree.seconds(0)));
        return tree.metres(0);
    }

    private static double seconds(String from, String to, BlockedRoads blocked) {
        return network.arrivals(place(to), List.of(place(from)), blocked).seconds(0);
    }

    private static RoadPlace place(String text) {
        String[] pair = text.split(" ");
        return at(Double.parseDouble(pair[0]), Double.parseDouble(pair[1]));
    }

    private static RoadPlace at(double lon, double lat) {
        return network.place(new Lonlat(lon, lat), null, 2_000).orElseThrow();
    }

    private static Road road(long id, boolean oneway, String places) {
        Coordinate[] line = List.of(places.split(", ")).stream()
                .map(text -> text.split(" "))
                .map(pair -> new Coordinate(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
                .toArray(Coordinate[]::new);
        return new Road(id, RoadClass.SECONDARY, false, null, null, oneway, 0, Wgs84.line(line));
    }
}
