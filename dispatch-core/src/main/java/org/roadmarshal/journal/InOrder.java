package org.roadmarshal.journal;

import java.util.TreeMap;
import java.util.function.Consumer;

/** Facts of one org, handed on once each and in order, whatever order they come in. For one thread. */
final class InOrder {
    /** So many wait for one that has not come; the rest is read from the table when it has. */
    private static final int MOST = 1_000;

    private final Consumer<Fact> next;
    private final TreeMap<Long, Fact> early = new TreeMap<>();
    private long seen;
    private long told;

    /** @param seen the last one that nobody wants any more */
    InOrder(long seen, Consumer<Fact> next) {
        this.seen = seen;
        this.next = next;
    }

    void put(Fact fact) {
        tell(fact.seq());
        if (fact.seq() <= seen || early.size() >= MOST && fact.seq() > seen + 1) {
            return;
        }
        early.put(fact.seq(), fact);
        for (Fact first = early.get(seen + 1); first != null; first = early.get(seen + 1)) {
            early.remove(++seen);
            next.accept(first);
        }
    }

    /** So far the journal has come. */
    void tell(long seq) {
        told = Math.max(told, seq);
    }

    long seen() {
        return seen;
    }

    boolean misses() {
        return told > seen;
    }
}
