package org.roadmarshal.gis.index;

import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Viewport;

/** Where all points were at one moment. Immutable; any thread may ask, none waits. Does not look across the antimeridian. */
public final class Snapshot {
    static final Snapshot EMPTY =
            new Snapshot(new LongToInt(), new int[1], new long[0], new double[0], new double[0], new int[0]);

    private static final double METRES_A_DEGREE = 1 / Earth.latitudeDegrees(1);
    /** To measure so many points costs less than to find out which of them may be near. */
    private static final int FEW = 24;

    private static final double BLOCK_DEGREES = Cells.BLOCK * Cells.DEGREES;

    private final LongToInt blocks;
    /** Of each cell's points; the next cell's begin where they end. */
    private final int[] starts;

    private final long[] ids;
    private final double[] lons;
    private final double[] lats;
    private final int[] masks;

    Snapshot(LongToInt blocks, int[] starts, long[] ids, double[] lons, double[] lats, int[] masks) {
        this.blocks = blocks;
        this.starts = starts;
        this.ids = ids;
        this.lons = lons;
        this.lats = lats;
        this.masks = masks;
    }

    /** Is given each point that was asked for. */
    @FunctionalInterface
    public interface Visitor {
        void visit(long id, double lon, double lat, int mask);
    }

    public int size() {
        return ids.length;
    }

    /** All in a box, its edges included, whose mask has every bit that is wanted. */
    public void within(Viewport box, int wanted, Visitor visitor) {
        int west = Cells.column(box.west()) >> Cells.BLOCK_SHIFT;
        int east = Cells.column(box.east()) >> Cells.BLOCK_SHIFT;
        int south = Cells.row(box.south()) >> Cells.BLOCK_SHIFT;
        int north = Cells.row(box.north()) >> Cells.BLOCK_SHIFT;
        if ((long) (east - west + 1) * (north - south + 1) > ids.length) {
            visit(0, ids.length, box, wanted, visitor);
            return;
        }
        for (int row = south; row <= north; row++) {
            for (int column = west; column <= east; column++) {
                int block = blocks.get(Cells.blockKey(column, row));
                if (block != LongToInt.NONE) {
                    int first = block * Cells.IN_BLOCK;
                    visit(starts[first], starts[first + Cells.IN_BLOCK], box, wanted, visitor);
                }
            }
        }
    }

    private void visit(int from, int to, Viewport box, int wanted, Visitor visitor) {
        for (int i = from; i < to; i++) {
            if ((masks[i] & wanted) == wanted && box.contains(lons[i], lats[i])) {
                visitor.visit(ids[i], lons[i], lats[i], masks[i]);
            }
        }
    }

    /**
     * The nearest whose mask has every bit that is wanted, as many as there is room for in {@code found}.
     *
     * @param metres how far at most, up to 200,000: beyond that the plane is too flat
     */
    public void nearest(double lon, double lat, int wanted, double metres, Nearest found) {
        found.begin(metres);
        double perLon = METRES_A_DEGREE * Math.cos(Math.toRadians(lat));
        int column = Cells.column(lon) >> Cells.BLOCK_SHIFT;
        int row = Cells.row(lat) >> Cells.BLOCK_SHIFT;
        // How far the place is from the nearest edge of its own block: every ring of blocks is a block farther.
        double dLon = lon - Cells.lon(column << Cells.BLOCK_SHIFT);
        double dLat = lat - Cells.lat(row << Cells.BLOCK_SHIFT);
        double edgeLon = Math.min(dLon, BLOCK_DEGREES - dLon);
        double edgeLat = Math.min(dLat, BLOCK_DEGREES - dLat);
        search(column, row, lon, lat, perLon, wanted, found);
        for (int ring = 1; ; ring++) {
            double far = Math.min(
                    (edgeLon + (ring - 1) * BLOCK_DEGREES) * perLon,
                    (edgeLat + (ring - 1) * BLOCK_DEGREES) * METRES_A_DEGREE);
            if (far * far > found.bound()) {
                return;
            }
            // More blocks than points: an empty land, or a pole. To ask all is less work.
            if ((2L * ring + 1) * (2L * ring + 1) > ids.length) {
                found.begin(metres);
                measure(0, ids.length, lon, lat, perLon, wanted, found);
                return;
            }
            for (int i = -ring; i <= ring; i++) {
                search(column + i, row - ring, lon, lat, perLon, wanted, found);
                search(column + i, row + ring, lon, lat, perLon, wanted, found);
            }
            for (int i = 1 - ring; i < ring; i++) {
                search(column - ring, row + i, lon, lat, perLon, wanted, found);
                search(column + ring, row + i, lon, lat, perLon, wanted, found);
            }
        }
    }

    /** One block: only the rows and columns of it that are near enough. */
    private void search(int column, int row, double lon, double lat, double perLon, int wanted, Nearest found) {
        int west = column << Cells.BLOCK_SHIFT;
        int south = row << Cells.BLOCK_SHIFT;
        double dx = beyond(lon, Cells.lon(west), BLOCK_DEGREES) * perLon;
        double dy = beyond(lat, Cells.lat(south), BLOCK_DEGREES) * METRES_A_DEGREE;
        if (dx * dx + dy * dy > found.bound()) {
            return;
        }
        int block = blocks.get(Cells.blockKey(column, row));
        if (block == LongToInt.NONE) {
            return;
        }
        int cell0 = block * Cells.IN_BLOCK;
        if (starts[cell0 + Cells.IN_BLOCK] - starts[cell0] <= FEW) {
            measure(starts[cell0], starts[cell0 + Cells.IN_BLOCK], lon, lat, perLon, wanted, found);
            return;
        }
        for (int i = 0; i < Cells.BLOCK; i++) {
            double away = beyond(lat, Cells.lat(south + i), Cells.DEGREES) * METRES_A_DEGREE;
            double left = found.bound() - away * away;
            if (left >= 0) {
                double reach = Math.sqrt(left) / perLon;
                int first = Math.max(west, Cells.column(Math.max(-180, lon - reach)));
                int last = Math.min(west + Cells.BLOCK - 1, Cells.column(Math.min(180, lon + reach)));
                if (first <= last) {
                    int cells = cell0 + i * Cells.BLOCK - west;
                    measure(starts[cells + first], starts[cells + last + 1], lon, lat, perLon, wanted, found);
                }
            }
        }
    }

    private void measure(int from, int to, double lon, double lat, double perLon, int wanted, Nearest found) {
        for (int i = from; i < to; i++) {
            if ((masks[i] & wanted) == wanted) {
                double dx = (lons[i] - lon) * perLon;
                double dy = (lats[i] - lat) * METRES_A_DEGREE;
                double square = dx * dx + dy * dy;
                if (square <= found.bound()) {
                    found.add(ids[i], square);
                }
            }
        }
    }

    /** How far a value lies outside of an interval; 0 inside. */
    private static double beyond(double value, double from, double length) {
        return Math.max(0, Math.max(from - value, value - from - length));
    }
}
