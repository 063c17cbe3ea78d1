package org.roadmarshal.gis.index;

/**
 * The grid: cells of 0.002° (some 200 m), and blocks of 8 x 8 cells, each with a number. Points are stored cell by cell, so that one
 * row of a block lies side by side.
 */
final class Cells {
    static final int BLOCK_SHIFT = 3;
    static final int BLOCK = 1 << BLOCK_SHIFT;
    static final int IN_BLOCK = BLOCK * BLOCK;
    static final double DEGREES = 0.002;

    private Cells() {}

    static int column(double lon) {
        return (int) Math.floor((lon + 180) / DEGREES);
    }

    static int row(double lat) {
        return (int) Math.floor((lat + 90) / DEGREES);
    }

    /** The western edge of a column, degrees. */
    static double lon(int column) {
        return column * DEGREES - 180;
    }

    /** The southern edge of a row, degrees. */
    static double lat(int row) {
        return row * DEGREES - 90;
    }

    static long blockKey(int blockColumn, int blockRow) {
        return (long) blockRow << 32 | blockColumn & 0xffff_ffffL;
    }

    /** Of a cell in its block. */
    static int inBlock(int column, int row) {
        return (row & BLOCK - 1) << BLOCK_SHIFT | column & BLOCK - 1;
    }
}
