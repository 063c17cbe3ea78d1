package org.roadmarshal.journal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.JournalRows.Subject;

/**
 * Some subjects' facts, with what is needed to compute each one's hash anew, and where the whole chain stood.
 *
 * @param links oldest first
 * @param headSeq of the newest fact of the org
 * @param headHash of that fact; of nothing before the first
 * @param whole whether nothing of these subjects waits to be sealed
 */
public record JournalExtract(List<Link> links, long headSeq, byte[] headHash, boolean whole) {
    /** @param previous hash of the fact before it, whosever that is */
    public record Link(Fact fact, byte[] previous) {}

    private record Head(long seq, byte[] hash) {}

    public static JournalExtract of(Handle handle, int org, List<Subject> subjects) {
        // Waiting ones first: what is sealed meanwhile is then among the links. The head last: it is after all of them.
        boolean waiting = waiting(handle, org, subjects);
        List<Link> links = JournalRows.ofSubjects(handle, org, subjects).stream()
                .map(fact -> new Link(fact, previous(handle, org, fact.seq())))
                .toList();
        Head head = handle.createQuery("select seq, hash from journal_head where org = :org")
                .bind("org", org)
                .map((row, context) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .findOne()
                .orElse(new Head(0, Chain.GENESIS));
        return new JournalExtract(links, head.seq, head.hash, !waiting);
    }

    private static boolean waiting(Handle handle, int org, List<Subject> subjects) {
        return handle.createQuery("""
                        select exists (select from journal_inbox
                        where org = :org and (subject, subject_id) in (select * from unnest(:kinds, :ids)))""")
                .bind("org", org)
                .bindArray(
                        "kinds",
                        String.class,
                        subjects.stream().map(Subject::kind).toList())
                .bindArray("ids", Long.class, subjects.stream().map(Subject::id).toList())
                .mapTo(Boolean.class)
                .one();
    }

    private static byte[] previous(Handle handle, int org, long seq) {
        return handle.createQuery("select hash from journal where org = :org and seq = :seq")
                .bind("org", org)
                .bind("seq", seq - 1)
                .mapTo(byte[].class)
                .findOne()
                .orElse(Chain.GENESIS);
    }
}
