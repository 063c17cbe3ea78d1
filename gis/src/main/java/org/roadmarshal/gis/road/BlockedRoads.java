package org.roadmarshal.gis.road;

import java.util.BitSet;

/**
 * Which edges of one network are closed to those who drive through, each direction by itself. Who starts on a closed edge may leave it,
 * and who is called to one may enter it: often the incident is why it is closed. Immutable.
 */
public final class BlockedRoads {
    public static final BlockedRoads NONE = new BlockedRoads(new BitSet());

    private final BitSet keys;

    BlockedRoads(BitSet keys) {
        this.keys = keys;
    }

    boolean blocks(int key) {
        return keys.get(key);
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** How many edges, each direction counted. */
    public int size() {
        return keys.cardinality();
    }
}
