package org.roadmarshal.gis.index;

import java.util.Arrays;

/**
 * Points that move, each with an id and a mask of 32 bits (its state, its skills). One thread writes: {@link #put} and
 * {@link #remove} cost the same however many points there are. Any thread reads, by a {@link Snapshot}.
 *
 * <p>Why no reader ever waits or sees half of a point: readers only get what {@link #publish} made, and that is never changed again.
 * It is handed over by one volatile write. The writer publishes once a tick, not once a point: between two ticks nobody draws
 * anything anyway. Putting a snapshot together copies each point once, in the order of the cells (a counting sort whose counts are
 * kept as points move), which also makes it faster to read than lists that are changed in place. A lock a stripe, or versions that
 * readers check, would show each point some milliseconds sooner, and readers would have to try again and again.
 */
public final class MovingPoints {
    private static final int FEW_BLOCKS = 1024;

    private final LongToInt slots = new LongToInt();
    private LongToInt blocks = new LongToInt();

    private long[] ids = new long[16];
    private double[] lons = new double[16];
    private double[] lats = new double[16];
    private int[] masks = new int[16];
    /** Block * {@value Cells#IN_BLOCK} + cell in the block; of a free slot the next free one, or -1. */
    private int[] cells = new int[16];

    private int used;
    private int free = -1;
    /** Points of each cell. */
    private int[] counts = new int[Cells.IN_BLOCK];

    private boolean blocksShared;
    private boolean changed;
    private LongToInt publishedBlocks = new LongToInt();
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    /**
     * Where a point is now, whether it was known or not.
     *
     * @throws IllegalArgumentException where that is no place on the earth
     */
    public void put(long id, double lon, double lat, int mask) {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException(lon + ", " + lat + " is no place on the earth");
        }
        int cell = cell(lon, lat);
        int slot = slots.get(id);
        if (slot == LongToInt.NONE) {
            slot = take();
            slots.put(id, slot);
            ids[slot] = id;
            cells[slot] = cell;
            counts[cell]++;
        } else if (cells[slot] != cell) {
            counts[cells[slot]]--;
            counts[cell]++;
            cells[slot] = cell;
        }
        lons[slot] = lon;
        lats[slot] = lat;
        masks[slot] = mask;
        changed = true;
    }

    /** Nothing happens where there is none. */
    public void remove(long id) {
        int slot = slots.remove(id);
        if (slot != LongToInt.NONE) {
            counts[cells[slot]]--;
            cells[slot] = free;
            free = slot;
            // A free slot is known by this: no point of ours lies there.
            lons[slot] = Double.NaN;
            changed = true;
        }
    }

    /** How many there are, for the writer. */
    public int size() {
        return slots.size();
    }

    /** Lets readers see all that was changed. */
    public Snapshot publish() {
        if (changed) {
            changed = false;
            snapshot = sorted();
        }
        return snapshot;
    }

    /** As it was last published. From any thread. */
    public Snapshot snapshot() {
        return snapshot;
    }

    private Snapshot sorted() {
        if (blocks.size() > FEW_BLOCKS + 2 * slots.size()) {
            forgetEmptyBlocks();
        }
        int cellCount = blocks.size() * Cells.IN_BLOCK;
        int[] starts = new int[cellCount + 1];
        for (int cell = 0; cell < cellCount; cell++) {
            starts[cell + 1] = starts[cell] + counts[cell];
        }
        int[] next = Arrays.copyOf(starts, cellCount);
        int size = slots.size();
        long[] sortedIds = new long[size];
        double[] sortedLons = new double[size];
        double[] sortedLats = new double[size];
        int[] sortedMasks = new int[size];
        for (int slot = 0; slot < used; slot++) {
            if (!Double.isNaN(lons[slot])) {
                int at = next[cells[slot]]++;
                sortedIds[at] = ids[slot];
                sortedLons[at] = lons[slot];
                sortedLats[at] = lats[slot];
                sortedMasks[at] = masks[slot];
            }
        }
        if (!blocksShared) {
            blocksShared = true;
            publishedBlocks = blocks.copy();
        }
        return new Snapshot(publishedBlocks, starts, sortedIds, sortedLons, sortedLats, sortedMasks);
    }

    /** Those that points have left: else a few travellers would cost as much as the whole country. */
    private void forgetEmptyBlocks() {
        blocks = new LongToInt();
        counts = new int[Cells.IN_BLOCK];
        blocksShared = false;
        for (int slot = 0; slot < used; slot++) {
            if (!Double.isNaN(lons[slot])) {
                cells[slot] = cell(lons[slot], lats[slot]);
                counts[cells[slot]]++;
            }
        }
    }

    private int cell(double lon, double lat) {
        int column = Cells.column(lon);
        int row = Cells.row(lat);
        long key = Cells.blockKey(column >> Cells.BLOCK_SHIFT, row >> Cells.BLOCK_SHIFT);
        int block = blocks.get(key);
        if (block == LongToInt.NONE) {
            block = blocks.size();
            blocks.put(key, block);
            blocksShared = false;
            if (counts.length < blocks.size() * Cells.IN_BLOCK) {
                counts = Arrays.copyOf(counts, counts.length * 2);
            }
        }
        return block * Cells.IN_BLOCK + Cells.inBlock(column, row);
    }

    private int take() {
        if (free >= 0) {
            int slot = free;
            free = cells[slot];
            return slot;
        }
        if (used == ids.length) {
            ids = Arrays.copyOf(ids, used * 2);
            lons = Arrays.copyOf(lons, used * 2);
            lats = Arrays.copyOf(lats, used * 2);
            masks = Arrays.copyOf(masks, used * 2);
            cells = Arrays.copyOf(cells, used * 2);
        }
        return used++;
    }
}
