package org.roadmarshal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.roadmarshal.gis.fence.Area;
import org.roadmarshal.gis.fence.Circle;
import org.roadmarshal.gis.fence.Corridor;
import org.roadmarshal.gis.fence.FenceShape;
import org.roadmarshal.gis.fence.FenceTable;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/**
 * Which of 10,000 fences a place lies in, one thread. Two limits: a bare array of cells that names the fences whose box touches
 * the cell and looks at no shape, which is the least that any answer costs; and JTS's tree with indexed polygons, which answers
 * the same question.
 */
final class FenceBench implements Benches.Bench {
    private static final int FENCES = 10_000;
    private static final int PLACES = 1 << 17;
    private static final int CELLS = 1_000;
    private static final Envelope CITY = new Envelope(118.8, 121.3, 40.4, 42.4);
    private static final double BARE_TARGET = 0.1;
    private static final double TREE_TARGET = 4;
    private static final int ROUNDS = 3;
    private static final long ROUND_NS = TimeUnit.SECONDS.toNanos(1);

    private final Random random = new Random(20261124);
    private final double[] places = new double[2 * PLACES];
    private long found;

    @Override
    public List<Figure> measure(String url) {
        List<FenceShape> shapes = new ArrayList<>();
        List<Geometry> drawn = new ArrayList<>();
        for (int i = 0; i < FENCES; i++) {
            fence(i, shapes, drawn);
        }
        for (int i = 0; i < places.length; i += 2) {
            places[i] = CITY.getMinX() + random.nextDouble() * CITY.getWidth();
            places[i + 1] = CITY.getMinY() + random.nextDouble() * CITY.getHeight();
        }
        FenceTable table = FenceTable.of(shapes);
        IntConsumer count = fence -> found++;
        Lookup ours = (lon, lat) -> table.find(lon, lat, count);
        Lookup bare = bare(shapes);
        Lookup tree = tree(drawn);
        double[] best = new double[3];
        for (int round = 0; round < ROUNDS; round++) {
            best[0] = Math.max(best[0], perSecond(ours));
            best[1] = Math.max(best[1], perSecond(bare));
            best[2] = Math.max(best[2], perSecond(tree));
        }
        return List.of(
                Figure.atLeastShare("fences_places_s", best[0], best[1], BARE_TARGET),
                Figure.atLeastShare("fences_of_jts_tree", best[0], best[2], TREE_TARGET));
    }

    private interface Lookup {
        void at(double lon, double lat);
    }

    private double perSecond(Lookup lookup) {
        long begun = System.nanoTime();
        long places = 0;
        long now = begun;
        while (now - begun < ROUND_NS) {
            for (int i = 0; i < this.places.length; i += 2) {
                lookup.at(this.places[i], this.places[i + 1]);
            }
            places += PLACES;
            now = System.nanoTime();
        }
        if (found == 0) {
            throw new IllegalStateException("No place lay in any fence");
        }
        return places * 1e9 / (now - begun);
    }

    /** By turns an area of 12 corners, a corridor and a circle, some hundreds of metres to some kilometres wide. */
    private void fence(int i, List<FenceShape> shapes, List<Geometry> drawn) {
        Lonlat centre = new Lonlat(
                CITY.getMinX() + random.nextDouble() * CITY.getWidth(),
                CITY.getMinY() + random.nextDouble() * CITY.getHeight());
        double degrees = 0.002 + random.nextDouble() * 0.02;
        double metres = 50 + random.nextDouble() * 200;
        Coordinate[] corners = new Coordinate[13];
        for (int n = 0; n < 12; n++) {
            double reach = degrees * (0.5 + 0.5 * random.nextDouble());
            corners[n] = new Coordinate(
                    centre.lon() + reach * Math.cos(n * Math.PI / 6), centre.lat() + reach * Math.sin(n * Math.PI / 6));
        }
        corners[12] = corners[0];
        switch (i % 3) {
            case 0 -> {
                drawn.add(Wgs84.FACTORY.createPolygon(corners));
                shapes.add(new Area(drawn.get(i)));
            }
            case 1 -> {
                Geometry line = Wgs84.line(corners[0], corners[1], corners[3], corners[7]);
                drawn.add(line.buffer(metres / 90_000));
                shapes.add(new Corridor(line, metres));
            }
            default -> {
                drawn.add(Wgs84.point(centre).buffer(metres * 4 / 90_000));
                shapes.add(new Circle(centre, metres * 4));
            }
        }
    }

    private Lookup bare(List<FenceShape> shapes) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < CELLS * CELLS; i++) {
            lists.add(new ArrayList<>());
        }
        for (int fence = 0; fence < shapes.size(); fence++) {
            Envelope box = shapes.get(fence).bounds();
            for (int x = column(box.getMinX()); x <= column(box.getMaxX()); x++) {
                for (int y = row(box.getMinY()); y <= row(box.getMaxY()); y++) {
                    lists.get(x * CELLS + y).add(fence);
                }
            }
        }
        int[][] cells = lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return (lon, lat) -> found += cells[column(lon) * CELLS + row(lat)].length;
    }

    private static int column(double lon) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((lon - CITY.getMinX()) * (CELLS / CITY.getWidth()))));
    }

    private static int row(double lat) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((lat - CITY.getMinY()) * (CELLS / CITY.getHeight()))));
    }

    private Lookup tree(List<Geometry> drawn) {
        STRtree tree = new STRtree();
        drawn.forEach(fence -> tree.insert(fence.getEnvelopeInternal(), new IndexedPointInAreaLocator(fence)));
        tree.build();
        return (lon, lat) -> {
            Coordinate place = new Coordinate(lon, lat);
            tree.query(new Envelope(place), candidate -> {
                if (((IndexedPointInAreaLocator) candidate).locate(place) != Location.EXTERIOR) {
                    found++;
                }
            });
        };
    }
}
