package org.roadmarshal.gis.fence;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.roadmarshal.gis.geo.Earth;

/**
 * Lays fences over cells. A fence begins with the few cells that are not smaller than itself; those that its border may cross
 * are cut up, down to the finest. A placement is a cell's key, the fence's number and whether the border may cross there, in
 * one number, so that sorting them brings a cell's fences together.
 */
final class CellCover {
    /** The border is measured on a plane: this much more than a cell's half diagonal is on the safe side. */
    private static final double SAFE = 1.1;

    private static final int FENCE_BITS = 22;

    private long[] placed = new long[1024];
    private int count;

    static long key(long placement) {
        return placement >>> FENCE_BITS + 1;
    }

    static int fence(long placement) {
        return (int) (placement >>> 1) & (1 << FENCE_BITS) - 1;
    }

    static boolean crosses(long placement) {
        return (placement & 1) != 0;
    }

    /** @throws IllegalArgumentException where it is one fence too many */
    void add(int fence, FenceShape shape) {
        if (fence >= 1 << FENCE_BITS) {
            throw new IllegalArgumentException("more than " + (1 << FENCE_BITS) + " fences");
        }
        Envelope bounds = shape.bounds();
        double extent = Math.max(bounds.getWidth(), bounds.getHeight());
        int level = Cells.FINEST;
        while (level > Cells.COARSEST && Cells.size(level) < extent) {
            level -= Cells.STEP;
        }
        int above = Cells.FINEST - level;
        for (int column = Cells.column(bounds.getMinX()) >> above;
                column <= Cells.column(bounds.getMaxX()) >> above;
                column++) {
            for (int row = Cells.row(bounds.getMinY()) >> above; row <= Cells.row(bounds.getMaxY()) >> above; row++) {
                cover(fence, shape, level, column, row);
            }
        }
    }

    private void cover(int fence, FenceShape shape, int level, int column, int row) {
        double size = Cells.size(level);
        double lon = (column + 0.5) * size - 180;
        double lat = (row + 0.5) * size - 90;
        // The corner that is nearest to the equator is the farthest away.
        double reach = SAFE * Earth.metres(lon, lat, lon + size / 2, lat - Math.copySign(size / 2, lat));
        double outside = shape.metresOutside(lon, lat);
        if (outside > reach) {
            return;
        }
        if (outside < -reach || level == Cells.FINEST) {
            place(Cells.key(level, column, row), fence, outside >= -reach);
            return;
        }
        int across = 1 << Cells.STEP;
        for (int part = 0; part < across * across; part++) {
            cover(fence, shape, level + Cells.STEP, column * across + part % across, row * across + part / across);
        }
    }

    private void place(long key, int fence, boolean crosses) {
        if (count == placed.length) {
            placed = Arrays.copyOf(placed, 2 * count);
        }
        placed[count++] = (key << FENCE_BITS | fence) << 1 | (crosses ? 1 : 0);
    }

    /** All placements, those of a cell one after another. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(placed, count);
        Arrays.parallelSort(sorted);
        return sorted;
    }
}
