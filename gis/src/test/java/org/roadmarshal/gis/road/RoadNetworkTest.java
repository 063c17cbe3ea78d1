package org.roadmarshal.gis.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.road.MatchedTrack.Gap;
import org.roadmarshal.gis.road.MatchedTrack.Reason;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * Two carriageways from west to east 20 m apart (1 eastwards, 2 westwards), a village street beside them (3), which a side road (4)
 * joins to both carriageways' east end, and far in the north a road that leads nowhere (5).
 */
class RoadNetworkTest {
    private static final double NOISE_M = 10;
    private static final double SIGMA_M = 40;

    private static final List<Road> ROADS = List.of(
            road(1, "G101", true, "120.00 41.0000, 120.05 41.0000, 120.06 41.0005"),
            road(2, "G101", true, "120.06 41.0005, 120.05 41.0002, 120.00 41.0002"),
            road(3, "X012", false, "120.02 41.004, 120.03 41.004, 120.04 41.005, 120.06 41.005"),
            road(4, null, false, "120.06 41.005, 120.06 41.0005"),
            road(5, null, false, "120.02 41.012, 120.06 41.012"));

    @TempDir
    static Path directory;

    private static RoadNetwork network;

    @BeforeAll
    static void build() {
        network = RoadNetwork.build(ROADS, directory.resolve("built"));
    }

    @Test
    void aNoisyTrackIsLaidOnTheRoadsItDrove() {
        List<TrackPoint> track = drive(1, "120.021 41.004, 120.03 41.004, 120.04 41.005, 120.06 41.005, 120.06 41.001");
        MatchedTrack matched = network.match(track, SIGMA_M);

        assertThat(matched.gaps()).isEmpty();
        assertThat(matched.pieces()).hasSize(1);
        MatchedTrack.Piece piece = matched.pieces().get(0);
        assertThat(piece.roads()).extracting(MatchedTrack.Stretch::way).containsExactly(3L, 4L);
        assertThat(piece.roads().get(0).ref()).isEqualTo("X012");
        assertThat(piece.metres()).isCloseTo(metres(track), within(0.05 * metres(track)));
        assertThat(Lines.metres(piece.line())).isCloseTo(piece.metres(), within(0.01 * piece.metres()));
        for (int i = 0; i < track.size(); i++) {
            assertThat(matched.piece()[i]).isZero();
            assertThat(matched.metresAway()[i]).isLessThan(5 * NOISE_M);
        }
    }

    /** They lie nearer to each other than the noise: only the direction of the traffic tells them apart. */
    @Test
    void ofTwoCarriagewaysTheOneOfTheDirectionIsTaken() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(ways(drive(seed, "120.001 41.0000, 120.049 41.0000")))
                    .as("eastwards, seed %d", seed)
                    .containsExactly(1L);
            assertThat(ways(drive(seed, "120.049 41.0002, 120.001 41.0002")))
                    .as("westwards, seed %d", seed)
                    .containsExactly(2L);
        }
    }

    @Test
    void whereItIsSilentOrOffTheRoadsThereIsAGap() {
        List<TrackPoint> track = new ArrayList<>(drive(1, "120.001 41.0000, 120.01 41.0000"));
        int silent = track.size();
        track.addAll(drive(2, "120.04 41.0000, 120.049 41.0000"));
        int off = track.size();
        track.addAll(drive(3, "120.05 40.998, 120.05 40.994"));
        int last = track.size() - 1;
        MatchedTrack matched = network.match(track, SIGMA_M);

        assertThat(matched.pieces()).hasSize(2);
        assertThat(matched.gaps())
                .containsExactly(new Gap(silent - 1, silent, Reason.SILENCE), new Gap(off - 1, last, Reason.OFF_ROAD));
        assertThat(matched.metresAway()[last]).isNaN();
        assertThat(matched.piece()[silent - 1]).isZero();
        assertThat(matched.piece()[silent]).isOne();
    }

    @Test
    void whereNoWayLeadsTheRestIsMatchedAllTheSame() {
        List<TrackPoint> track =
                new ArrayList<>(drive(1, "120.021 41.004, 120.03 41.004, 120.04 41.005, 120.05 41.005"));
        int over = track.size();
        track.addAll(drive(2, "120.05 41.012, 120.03 41.012"));
        MatchedTrack matched = network.match(track, SIGMA_M);

        assertThat(matched.gaps()).containsExactly(new Gap(over - 1, over, Reason.NO_WAY));
        assertThat(matched.pieces()).hasSize(2);
        assertThat(matched.pieces().get(1).roads().get(0).way()).isEqualTo(5);
    }

    @Test
    void oneWildPlaceIsLeftOut() {
        List<TrackPoint> track = new ArrayList<>(drive(1, "120.001 41.0000, 120.049 41.0000"));
        TrackPoint wild = track.get(20);
        track.set(20, new TrackPoint(wild.at(), wild.lon(), wild.lat() - 0.003));
        MatchedTrack matched = network.match(track, SIGMA_M);

        assertThat(matched.pieces()).hasSize(1);
        assertThat(matched.gaps()).isEmpty();
        assertThat(matched.piece()[20]).isEqualTo(-1);
    }

    /** It drives, stands for ten minutes at one spot, and drives on. */
    @Test
    void whoStandsOnTheWayDrivesOn() {
        RoadNetwork one = RoadNetwork.build(
                List.of(
                        road(10, "G101", false, "120.39 41.57, 120.70 41.57"),
                        road(11, null, false, "120.39 41.57, 120.39 41.60")),
                directory.resolve("one"));
        List<TrackPoint> track = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            double metres = 166.7 * Math.min(i, 60) + 83.3 * Math.max(0, i - 120);
            Lonlat place = Earth.destination(new Lonlat(120.4, 41.5701), 90, metres);
            track.add(new TrackPoint(i * 10_000L, place.lon(), 41.5701));
        }
        MatchedTrack matched = one.match(track, SIGMA_M);
        assertThat(matched.gaps()).isEmpty();
        assertThat(matched.pieces()).hasSize(1);
        assertThat(matched.metres()).isCloseTo(14_900, within(100.0));
        assertThat(matched.pieces().get(0).roads()).hasSize(1);
    }

    @Test
    void whoStandsHasNoWay() {
        List<TrackPoint> still = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            still.add(new TrackPoint(i * 1_000L, 120.02, 41.0001));
        }
        assertThat(network.match(still, SIGMA_M).pieces()).isEmpty();
        assertThat(network.match(List.of(), SIGMA_M).pieces()).isEmpty();
        assertThat(network.match(still.subList(0, 1), SIGMA_M).gaps()).isEmpty();
    }

    @Test
    void aLoadedNetworkIsTheSame() throws IOException {
        RoadNetwork loaded = RoadNetwork.load(directory.resolve("built"));
        List<TrackPoint> track = drive(1, "120.021 41.004, 120.03 41.004, 120.04 41.005, 120.06 41.005, 120.06 41.001");

        assertThat(loaded.edgeCount()).isEqualTo(network.edgeCount());
        assertThat(loaded.nodeCount()).isEqualTo(network.nodeCount());
        assertThat(loaded.match(track, SIGMA_M).pieces())
                .isEqualTo(network.match(track, SIGMA_M).pieces());
    }

    @Test
    void whatIsNoNetworkIsRefused() throws IOException {
        assertThatThrownBy(() -> RoadNetwork.load(directory.resolve("nowhere"))).isInstanceOf(IOException.class);
        Path cut = Files.createDirectory(directory.resolve("cut"));
        Files.writeString(cut.resolve("nodes"), "not a graph");
        assertThatThrownBy(() -> RoadNetwork.load(cut)).isInstanceOf(IOException.class);
    }

    private static List<Long> ways(List<TrackPoint> track) {
        return network.match(track, SIGMA_M).pieces().stream()
                .flatMap(piece -> piece.roads().stream())
                .map(MatchedTrack.Stretch::way)
                .toList();
    }

    private static double metres(List<TrackPoint> track) {
        return Earth.metres(new Lonlat(120.021, 41.004), new Lonlat(120.03, 41.004))
                + Earth.metres(new Lonlat(120.03, 41.004), new Lonlat(120.04, 41.005))
                + Earth.metres(new Lonlat(120.04, 41.005), new Lonlat(120.06, 41.005))
                + Earth.metres(new Lonlat(120.06, 41.005), new Lonlat(120.06, 41.001));
    }

    /** A place every 25 m, off by a noise of 10 m. */
    private static List<TrackPoint> drive(long seed, String places) {
        Random random = new Random(seed);
        var line = Wgs84.line(coordinates(places));
        double length = Lines.metres(line);
        List<TrackPoint> track = new ArrayList<>();
        for (double metres = 0; metres <= length; metres += 25) {
            Lonlat place = Lines.along(line, metres);
            Lonlat noisy = Earth.destination(
                    Earth.destination(place, 0, random.nextGaussian() * NOISE_M), 90, random.nextGaussian() * NOISE_M);
            track.add(new TrackPoint((long) (metres * 60), noisy.lon(), noisy.lat()));
        }
        return track;
    }

    private static Road road(long id, String ref, boolean oneway, String places) {
        return new Road(id, RoadClass.SECONDARY, false, ref, null, oneway, 0, Wgs84.line(coordinates(places)));
    }

    private static Coordinate[] coordinates(String places) {
        return List.of(places.split(", ")).stream()
                .map(text -> text.split(" "))
                .map(pair -> new Coordinate(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
                .toArray(Coordinate[]::new);
    }
}
