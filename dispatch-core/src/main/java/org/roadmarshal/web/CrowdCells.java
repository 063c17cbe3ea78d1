package org.roadmarshal.web;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import org.roadmarshal.position.Motion;

/**
 * Movers counted by square cells. The squares hang on the globe and not on the viewport, their side goes by powers of two: while
 * somebody pans, everything stays in its cell.
 */
final class CrowdCells {
    /** 360 degrees, 1e-7. */
    private static final long ROUND = 3_600_000_000L;
    /** That many cells or up to twice as many lie side by side in a viewport. */
    private static final int ACROSS = 20;

    private static final int FINEST = 20;

    private final int side;
    private final Map<Long, Cell> cells = new HashMap<>();

    private static final class Cell {
        private long lonSum;
        private long latSum;
        private int units;
        private int vehicles;
        private int moving;
        private int still;
        private int silent;
        private int alarmed;
    }

    /** @param width of what is looked at, 1e-7 degrees */
    CrowdCells(long width) {
        int halvings = 1;
        while (halvings < FINEST && (ROUND >> halvings) * ACROSS > width) {
            halvings++;
        }
        side = (int) (ROUND >> halvings);
    }

    void add(int lonE7, int latE7, boolean unit, Motion motion, boolean alarm) {
        long key = ((long) Math.floorDiv(lonE7, side) << Integer.SIZE) | (Math.floorDiv(latE7, side) & 0xFFFF_FFFFL);
        Cell cell = cells.computeIfAbsent(key, first -> new Cell());
        cell.lonSum += lonE7;
        cell.latSum += latE7;
        if (unit) {
            cell.units++;
            return;
        }
        cell.vehicles++;
        cell.alarmed += alarm ? 1 : 0;
        switch (motion) {
            case MOVING -> cell.moving++;
            case STOPPED, PARKED -> cell.still++;
            case SILENT -> cell.silent++;
        }
    }

    int side() {
        return side;
    }

    /** @return how many cells were appended */
    int appendTo(Buffer frame) {
        for (Cell cell : cells.values()) {
            int members = cell.units + cell.vehicles;
            frame.appendIntLE((int) (cell.lonSum / members))
                    .appendIntLE((int) (cell.latSum / members))
                    .appendIntLE(cell.units)
                    .appendIntLE(cell.vehicles)
                    .appendIntLE(cell.moving)
                    .appendIntLE(cell.still)
                    .appendIntLE(cell.silent)
                    .appendIntLE(cell.alarmed);
        }
        return cells.size();
    }
}
