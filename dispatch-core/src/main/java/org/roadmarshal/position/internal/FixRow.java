package org.roadmarshal.position.internal;

import java.util.Comparator;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Source;

/**
 * A row of the table {@code fix}, to be.
 *
 * @param request which of the senders of its batch waits for it
 */
record FixRow(int request, Source source, Fix fix, long atMs) {
    /** The order of the table's key: sorted rows fill the index from one end to the other. */
    static final Comparator<FixRow> BY_KEY = Comparator.<FixRow>comparingInt(row -> row.source.org())
            .thenComparingLong(row -> row.source.deviceId())
            .thenComparingLong(row -> row.atMs);

    FixRow(int request, Source source, Fix fix) {
        this(request, source, fix, fix.at().toEpochMilli());
    }

    boolean sameKey(FixRow other) {
        return atMs == other.atMs && source.deviceId() == other.source.deviceId() && source.org() == other.source.org();
    }
}
