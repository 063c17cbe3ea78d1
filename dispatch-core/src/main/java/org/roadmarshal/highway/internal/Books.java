package org.roadmarshal.highway.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.kernel.DispatchException;

/** Keeps each org's book until its version rises. Two who miss it at once both read it, which does no harm. */
public final class Books {
    private final Map<Integer, HighwayBook> read = new ConcurrentHashMap<>();

    /**
     * As the caller's transaction sees it.
     *
     * @throws DispatchException VALIDATION where its routes do not hang together
     */
    public HighwayBook of(Handle handle, int org) {
        long version = JdbcHighway.version(handle, org);
        HighwayBook known = read.get(org);
        if (known != null && known.version() == version) {
            return known;
        }
        HighwayBook book = Faults.told(() -> BookReader.read(handle, org, version));
        // What a transaction sees that may still roll back is not for others; versions are of committed books only.
        if (!JdbcHighway.changedHere(handle, org)) {
            read.merge(org, book, (a, b) -> a.version() >= b.version() ? a : b);
        }
        return book;
    }
}
