package org.roadmarshal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.road.ArrivalTree;
import org.roadmarshal.gis.road.BlockedRoads;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadClass;
import org.roadmarshal.gis.road.RoadNetwork;
import org.roadmarshal.gis.road.RoadPlace;

/**
 * Who of a thousand units is there first, by road, in a city of some 30,000 stretches of road. Against {@link BareTree} grown as far,
 * and against a thousand searches one by one. By turns, so that the machine's moods meet both.
 */
final class DispatchBench implements Benches.Bench {
    private static final int SIDE = 128;
    private static final double BLOCK = 0.002;
    private static final Lonlat CORNER = new Lonlat(120.3, 41.4);
    private static final int UNITS = 1_000;
    private static final int ROUNDS = 60;
    private static final int WARM = 30;
    private static final double WITHIN_M = 2_000;

    private final Random random = new Random(1);

    @Override
    public List<Figure> measure(String url) throws Exception {
        Path directory = Files.createTempDirectory("roads");
        try {
            List<Road> roads = city();
            return measure(RoadNetwork.build(roads, directory), new BareTree(roads));
        } finally {
            delete(directory);
        }
    }

    private List<Figure> measure(RoadNetwork network, BareTree bare) {
        long tree = 0;
        long limit = 0;
        long placing = 0;
        long singles = 0;
        for (int round = -WARM; round < ROUNDS; round++) {
            Coordinate incident = corner(random.nextInt(SIDE), random.nextInt(SIDE));
            List<Lonlat> units = Stream.generate(this::somewhere).limit(UNITS).toList();
            RoadPlace target = place(network, Lonlat.of(incident));

            long begun = System.nanoTime();
            List<RoadPlace> starts =
                    units.stream().map(unit -> place(network, unit)).toList();
            long placed = System.nanoTime();
            ArrivalTree arrivals = network.arrivals(target, starts, BlockedRoads.NONE);
            long ranked = System.nanoTime();
            double last = IntStream.range(0, UNITS)
                    .mapToDouble(arrivals::seconds)
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
            long bareBegun = System.nanoTime();
            bare.grow(incident, last);
            long bareDone = System.nanoTime();
            if (round >= 0) {
                placing += placed - begun;
                tree += ranked - placed;
                limit += bareDone - bareBegun;
            }
            if (round >= 0 && round % 20 == 0) {
                singles += singles(network, target, starts);
            }
        }
        double oneByOne = singles / (ROUNDS / 20);
        return List.of(
                Figure.atMostTimes("dispatch_rank_1000_ms", millis(tree), millis(limit), 1.3),
                Figure.atMost("dispatch_place_1000_ms", millis(placing), millis(limit), 50),
                Figure.atMostTimes("dispatch_rank_and_singles_ms", millis(tree), oneByOne / 1e6, 0.1));
    }

    private static long singles(RoadNetwork network, RoadPlace target, List<RoadPlace> starts) {
        long begun = System.nanoTime();
        starts.forEach(start -> network.arrivals(target, List.of(start), BlockedRoads.NONE));
        return System.nanoTime() - begun;
    }

    private static double millis(long nanos) {
        return nanos / 1e6 / ROUNDS;
    }

    private static RoadPlace place(RoadNetwork network, Lonlat place) {
        return network.place(place, null, WITHIN_M).orElseThrow();
    }

    /** Blocks of a chessboard; every third street is one-way, some are fast, and each block has its own kind of street. */
    private List<Road> city() {
        List<Road> roads = new ArrayList<>();
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                if (x + 1 < SIDE) {
                    roads.add(road(roads.size(), y, corner(x, y), corner(x + 1, y)));
                }
                if (y + 1 < SIDE) {
                    roads.add(road(roads.size(), x, corner(x, y), corner(x, y + 1)));
                }
            }
        }
        return roads;
    }

    private Road road(int id, int street, Coordinate from, Coordinate to) {
        RoadClass roadClass = street % 16 == 0 ? RoadClass.TRUNK : RoadClass.values()[3 + random.nextInt(4)];
        boolean oneway = street % 3 == 1 && street > 1;
        boolean turned = oneway && street % 2 == 0;
        return new Road(
                id + 1, roadClass, false, null, null, oneway, 0, Wgs84.line(turned ? to : from, turned ? from : to));
    }

    private static Coordinate corner(int x, int y) {
        return new Coordinate(CORNER.lon() + x * BLOCK, CORNER.lat() + y * BLOCK);
    }

    private Lonlat somewhere() {
        return new Lonlat(
                CORNER.lon() + random.nextDouble() * (SIDE - 1) * BLOCK,
                CORNER.lat() + random.nextDouble() * (SIDE - 1) * BLOCK);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
