package org.roadmarshal.gis.fence;

/**
 * Cells of the earth, square in degrees: of level n there are 2^n around it. A key is level, column from 180 W and row from
 * 90 S in 40 bits.
 */
final class Cells {
    /** About 300 m from south to north. */
    static final int FINEST = 17;

    /** Levels from one in use to the next: a cell holds 16 by 16 of the next, and a lookup asks at few levels. */
    static final int STEP = 4;

    /** The coarsest in use, half the earth around. */
    static final int COARSEST = FINEST % STEP;

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
