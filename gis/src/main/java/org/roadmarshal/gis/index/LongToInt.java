package org.roadmarshal.gis.index;

import java.util.Arrays;

/** A map from long to int that makes no objects: open addressing, linear probing. Not thread-safe; a copy may be read by many. */
final class LongToInt {
    static final int NONE = -1;
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private long[] keys;
    private int[] values;
    private int size;

    LongToInt() {
        keys = new long[16];
        values = new int[16];
        Arrays.fill(values, NONE);
    }

    private LongToInt(LongToInt other) {
        keys = other.keys.clone();
        values = other.values.clone();
        size = other.size;
    }

    LongToInt copy() {
        return new LongToInt(this);
    }

    int size() {
        return size;
    }

    /** {@link #NONE} where there is none. */
    int get(long key) {
        int at = find(key);
        return values[at];
    }

    /** @param value not negative */
    void put(long key, int value) {
        int at = find(key);
        if (values[at] == NONE) {
            size++;
        }
        keys[at] = key;
        values[at] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    /** @return what was there, or {@link #NONE} */
    int remove(long key) {
        int at = find(key);
        int removed = values[at];
        if (removed != NONE) {
            size--;
            close(at);
        }
        return removed;
    }

    /** Moves what was pushed beyond the gap back into it, so that no search ends too early. */
    private void close(int gap) {
        int mask = keys.length - 1;
        int free = gap;
        for (int at = gap + 1 & mask; values[at] != NONE; at = at + 1 & mask) {
            int home = home(keys[at]);
            if ((at - home & mask) >= (at - free & mask)) {
                keys[free] = keys[at];
                values[free] = values[at];
                free = at;
            }
        }
        values[free] = NONE;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = home(key);
        while (values[at] != NONE && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private int home(long key) {
        return (int) ((key * MIX) >>> 32) & keys.length - 1;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
