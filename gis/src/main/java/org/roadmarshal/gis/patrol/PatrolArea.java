package org.roadmarshal.gis.patrol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.track.TrackPoint;

/** An area in square cells; a cell is visited where its middle is. */
final class PatrolArea implements PatrolGround {
    /** What a phone still paints. */
    private static final int MOST_CELLS = 4_000;

    private final double west;
    private final double south;
    private final double side;
    private final double lonSide;
    private final double latSide;
    private final int columns;
    private final int[] cells;
    private final Visits visits;

    PatrolArea(Polygon area, double metres) {
        Envelope box = area.getEnvelopeInternal();
        double width = Earth.metres(box.getMinX(), box.centre().y, box.getMaxX(), box.centre().y);
        double height = Earth.metres(box.getMinX(), box.getMinY(), box.getMinX(), box.getMaxY());
        this.side = Math.max(metres, Math.sqrt(width * height / MOST_CELLS));
        this.lonSide = Earth.longitudeDegrees(side, box.centre().y);
        this.latSide = Earth.latitudeDegrees(side);
        this.west = box.getMinX();
        this.south = box.getMinY();
        this.columns = Math.max(1, (int) Math.ceil(width / side));
        int rows = Math.max(1, (int) Math.ceil(height / side));
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
        List<Integer> inside = new ArrayList<>();
        for (int cell = 0; cell < columns * rows; cell++) {
            if (locator.locate(middle(cell).toCoordinate()) != Location.EXTERIOR) {
                inside.add(cell);
            }
        }
        if (inside.isEmpty()) {
            // Narrower than a cell: whoever was anywhere at it has seen it.
            Coordinate within = area.getInteriorPoint().getCoordinate();
            inside.add((int) ((within.y - south) / latSide) * columns + (int) ((within.x - west) / lonSide));
        }
        this.cells = inside.stream().mapToInt(Integer::intValue).toArray();
        // Who drives through a cell that is wider than the reach has seen it all the same.
        this.visits = new Visits(inside.stream().map(this::middle).toList(), Math.max(metres, side / 2));
    }

    @Override
    public void visit(TrackPoint point) {
        visits.visit(point);
    }

    @Override
    public double share() {
        return visits.share();
    }

    /** Cells side by side are one rectangle. */
    @Override
    public Geometry parts(boolean visited) {
        List<Polygon> rectangles = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (visits.isVisited(i) != visited) {
                continue;
            }
            int first = cells[i];
            while (i + 1 < cells.length
                    && cells[i + 1] == cells[i] + 1
                    && cells[i + 1] % columns != 0
                    && visits.isVisited(i + 1) == visited) {
                i++;
            }
            rectangles.add(rectangle(first, cells[i]));
        }
        return Wgs84.FACTORY.createMultiPolygon(rectangles.toArray(Polygon[]::new));
    }

    @Override
    public List<Missed> missed(int most) {
        BitSet left = new BitSet();
        for (int i = 0; i < cells.length; i++) {
            left.set(cells[i], !visits.isVisited(i));
        }
        List<List<Integer>> patches = new ArrayList<>();
        for (int cell = left.nextSetBit(0); cell >= 0; cell = left.nextSetBit(0)) {
            patches.add(patch(left, cell));
        }
        return patches.stream()
                .sorted(Comparator.comparingInt(patch -> -patch.size()))
                .limit(most)
                .map(patch -> new Missed(middle(patch.get(patch.size() / 2)), side * Math.sqrt(patch.size()), null))
                .toList();
    }

    /** Takes out all cells that hang together with this one. */
    private List<Integer> patch(BitSet left, int from) {
        List<Integer> patch = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        left.clear(from);
        while (!open.isEmpty()) {
            int cell = open.poll();
            patch.add(cell);
            for (int next : new int[] {
                cell - columns,
                cell + columns,
                cell % columns == 0 ? -1 : cell - 1,
                (cell + 1) % columns == 0 ? -1 : cell + 1
            }) {
                if (next >= 0 && left.get(next)) {
                    left.clear(next);
                    open.add(next);
                }
            }
        }
        return patch;
    }

    private Lonlat middle(int cell) {
        return new Lonlat(west + (cell % columns + 0.5) * lonSide, south + (cell / columns + 0.5) * latSide);
    }

    private Polygon rectangle(int first, int last) {
        double left = west + first % columns * lonSide;
        double right = west + (last % columns + 1) * lonSide;
        double bottom = south + first / columns * latSide;
        double top = bottom + latSide;
        return Wgs84.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(left, bottom),
            new Coordinate(right, bottom),
            new Coordinate(right, top),
            new Coordinate(left, top),
            new Coordinate(left, bottom)
        });
    }
}
