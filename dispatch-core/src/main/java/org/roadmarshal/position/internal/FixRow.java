package org.roadmarshal.position.internal;

import java.util.Comparator;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Judged;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.Verdict;

/**
 * A row of the table {@code fix}, to be.
 *
 * @param request which of the senders of its batch waits for it
 * @param atMs the fix's time, Unix ms
 */
record FixRow(int request, Source source, Fix fix, Verdict verdict, long atMs) {
    /** The order of the table's key: sorted rows fill the index from one end to the other. */
    static final Comparator<FixRow> BY_KEY = FixRow::compare;

    private static int compare(FixRow a, FixRow b) {
        int byOrg = Integer.compare(a.source.org(), b.source.org());
        if (byOrg != 0) {
            return byOrg;
        }
        int byDevice = Long.compare(a.source.deviceId(), b.source.deviceId());
        return byDevice != 0 ? byDevice : Long.compare(a.atMs, b.atMs);
    }

    FixRow(int request, Source source, Judged judged) {
        this(request, source, judged.fix(), judged.verdict(), judged.fix().at().toEpochMilli());
    }

    /** The mark of a doubted one; null for none. */
    String mark() {
        return verdict.doubted() ? verdict.code() : null;
    }

    boolean sameKey(FixRow other) {
        return atMs == other.atMs && source.deviceId() == other.source.deviceId() && source.org() == other.source.org();
    }
}
