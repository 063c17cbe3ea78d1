package org.roadmarshal.gis.fence;

/**
 * Cells of the earth, square in degrees: of level n there are 2^n around it. A key is level, column from 180 W and row from
 * 90 S in {@value #BITS} bits.
 */
final class Cells {
    /** About 150 m from south to north. */
    static final int FINEST = 18;

    /** Of a key. */
    static final int BITS = 40;

    private static final int ROW_BITS = 17;
    private static final int COLUMNS = 1 << FINEST;
    private static final double PER_DEGREE = COLUMNS / 360.0;

    private Cells() {}

    /** Of the finest level; a place beyond the edge of the earth counts to the cell at the edge. */
    static int column(double lon) {
        return Math.max(0, Math.min(COLUMNS - 1, (int) ((lon + 180) * PER_DEGREE)));
    }

    /** Of the finest level. */
    static int row(double lat) {
        return Math.max(0, Math.min(COLUMNS / 2 - 1, (int) ((lat + 90) * PER_DEGREE)));
    }

    static long key(int level, int column, int row) {
        return ((long) level << FINEST | column) << ROW_BITS | row;
    }

    static int level(long key) {
        return (int) (key >>> FINEST + ROW_BITS);
    }

    /** Degrees along an edge. */
    static double size(int level) {
        return 360.0 / (1 << level);
    }
}
