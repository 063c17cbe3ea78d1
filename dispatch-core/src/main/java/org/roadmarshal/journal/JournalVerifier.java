package org.roadmarshal.journal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Walks an org's whole journal and recomputes every hash. */
public final class JournalVerifier {
    private JournalVerifier() {}

    /**
     * @param seq the first fact that is not as it was sealed, or that is missing
     * @param reason for people
     */
    public record Breach(long seq, String reason) {}

    /**
     * @param facts how many were walked
     * @param breach empty where the journal holds
     */
    public record Verdict(int org, long facts, Optional<Breach> breach) {}

    /** Needs an open transaction: rows are streamed by a cursor. */
    public static Verdict verify(Handle handle, int org) {
        byte[] previous = Chain.GENESIS;
        long seq = 0;
        try (Stream<Fact> facts = handle
                .createQuery("select * from journal where org = :org order by seq")
                .bind("org", org)
                .setFetchSize(1_000)
                .map(JournalRows::sealed)
                .stream()) {
            for (Fact fact : (Iterable<Fact>) facts::iterator) {
                seq++;
                if (fact.seq() != seq) {
                    return breach(org, seq, "fact " + seq + " is missing");
                }
                if (!Arrays.equals(fact.hash(), Chain.next(previous, fact))) {
                    return breach(org, seq, "fact " + seq + " is not as it was sealed");
                }
                previous = fact.hash();
            }
        }
        return endsAsSealed(handle, org, seq, previous);
    }

    /** Whether a fact has this hash; of a journal that {@link #verify} found good, this holds for all facts before it too. */
    public static boolean holds(Handle handle, int org, long seq, String hash) {
        return handle.createQuery("select encode(hash, 'hex') from journal where org = :org and seq = :seq")
                .bind("org", org)
                .bind("seq", seq)
                .mapTo(String.class)
                .findOne()
                .filter(hash::equalsIgnoreCase)
                .isPresent();
    }

    private static Verdict endsAsSealed(Handle handle, int org, long seq, byte[] last) {
        long head = JournalRows.head(handle, org);
        if (head > seq) {
            return breach(org, seq + 1, "the end is cut off: fact " + (seq + 1) + " is missing");
        }
        boolean same = handle.createQuery("select hash from journal_head where org = :org")
                .bind("org", org)
                .mapTo(byte[].class)
                .findOne()
                .map(hash -> Arrays.equals(hash, last))
                .orElse(seq == 0);
        return same && head == seq
                ? new Verdict(org, seq, Optional.empty())
                : breach(org, seq, "the head is not that of fact " + seq);
    }

    private static Verdict breach(int org, long seq, String reason) {
        return new Verdict(org, seq, Optional.of(new Breach(seq, reason)));
    }
}
