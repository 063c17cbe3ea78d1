package org.roadmarshal.gis.fence;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Fences, prepared: which of them a place lies in. The earth is cut into cells of several sizes; a fence is a set of cells that
 * lie in it wholly, and of small ones that its border crosses. Only for the latter its shape is asked. Immutable, for any
 * number of threads; a lookup allocates nothing.
 */
public final class FenceTable {
    public static final FenceTable EMPTY = of(List.of());

    private static final int CROSSES = 1;
    private static final int LAST = 2;
    private static final int MARKS = 2;
    /** The golden ratio's bits: neighbouring keys come to lie far apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final FenceShape[] shapes;
    /** The sizes of cells in use. */
    private final int[] levels;
    /** Open addressing by key; 0, which is no key but of a cell as wide as the earth, is kept as -1. */
    private final long[] keys;
    /** By slot: where the fences of its cell begin. */
    private final int[] first;
    /** The fences of one cell after those of another: number, and marks. */
    private final int[] entries;

    private final int shift;

    /** Numbers the fences as they come, from 0. */
    public static FenceTable of(List<FenceShape> shapes) {
        CellCover cover = new CellCover();
        for (int fence = 0; fence < shapes.size(); fence++) {
            cover.add(fence, shapes.get(fence));
        }
        return new FenceTable(shapes.toArray(FenceShape[]::new), cover.sorted());
    }

    private FenceTable(FenceShape[] shapes, long[] placed) {
        this.shapes = shapes;
        int[] starts = IntStream.range(0, placed.length)
                .filter(i -> i == 0 || CellCover.key(placed[i]) != CellCover.key(placed[i - 1]))
                .toArray();
        levels = IntStream.of(starts)
                .map(i -> Cells.level(CellCover.key(placed[i])))
                .distinct()
                .toArray();
        // At least half of the slots stay free.
        int bits = 1 + Integer.SIZE - Integer.numberOfLeadingZeros(starts.length);
        shift = Long.SIZE - bits;
        keys = new long[1 << bits];
        first = new int[1 << bits];
        entries = new int[placed.length];
        for (int start : starts) {
            int slot = slot(kept(CellCover.key(placed[start])));
            keys[slot] = kept(CellCover.key(placed[start]));
            first[slot] = start;
        }
        for (int i = 0; i < placed.length; i++) {
            boolean last = i + 1 == placed.length || CellCover.key(placed[i]) != CellCover.key(placed[i + 1]);
            entries[i] = CellCover.fence(placed[i]) << MARKS
                    | (last ? LAST : 0)
                    | (CellCover.crosses(placed[i]) ? CROSSES : 0);
        }
    }

    public int size() {
        return shapes.length;
    }

    public FenceShape shape(int fence) {
        return shapes[fence];
    }

    /** Tells the number of every fence that the place lies in, each once. WGS-84 degrees. */
    public void find(double lon, double lat, IntConsumer each) {
        int column = Cells.column(lon);
        int row = Cells.row(lat);
        for (int level : levels) {
            int above = Cells.FINEST - level;
            long key = kept(Cells.key(level, column >> above, row >> above));
            int slot = slot(key);
            if (keys[slot] == key) {
                tell(first[slot], lon, lat, each);
            }
        }
    }

    private void tell(int from, double lon, double lat, IntConsumer each) {
        int i = from;
        int entry;
        do {
            entry = entries[i++];
            int fence = entry >>> MARKS;
            if ((entry & CROSSES) == 0 || shapes[fence].covers(lon, lat)) {
                each.accept(fence);
            }
        } while ((entry & LAST) == 0);
    }

    private static long kept(long key) {
        return key == 0 ? -1 : key;
    }

    /** Of the key, or the free one where it would stand. */
    private int slot(long key) {
        int slot = (int) (key * SPREAD >>> shift);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
