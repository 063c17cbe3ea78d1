package org.roadmarshal.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Moves committed inbox rows into the journal. Any node may seal; the lock on the org's head row makes it one at a time, and a
 * number is given only to what is committed, so nobody who reads "after seq" can skip a row.
 */
final class Sealer {
    private static final int BATCH = 1_000;

    /** Whoever finds another node at it does not queue up behind it, holding a connection. */
    private static final String HEADS = """
            select inbox.org, head.seq, head.hash from (select distinct org from journal_inbox) inbox
            left join lateral (
              select seq, hash from journal_head where org = inbox.org for update skip locked) head on true""";

    private Sealer() {}

    /**
     * What one pass has done.
     *
     * @param facts in order of {@code seq} within an org
     * @param again whether more is waiting: a full batch was taken, or another node was sealing
     */
    record Sealed(List<Fact> facts, boolean again) {}

    static Sealed seal(Handle handle) {
        List<Head> heads = handle.createQuery(HEADS)
                .map((row, context) ->
                        new Head(row.getInt("org"), row.getObject("seq", Long.class), row.getBytes("hash")))
                .list();
        List<Fact> sealed = new ArrayList<>();
        boolean again = false;
        for (Head head : heads) {
            if (head.seq == null) {
                begin(handle, head.org);
                again = true;
            } else {
                List<Fact> facts = take(handle, head);
                write(handle, facts);
                sealed.addAll(facts);
                again |= facts.size() == BATCH;
            }
        }
        return new Sealed(sealed, again);
    }

    /** An org's first fact ever, if it is not that another node holds its head. */
    private static void begin(Handle handle, int org) {
        handle.createUpdate("insert into journal_head (org, hash) values (:org, :hash) on conflict do nothing")
                .bind("org", org)
                .bind("hash", Chain.GENESIS)
                .execute();
    }

    private record Row(long id, Fact open) {}

    private static List<Fact> take(Handle handle, Head head) {
        List<Row> rows = new ArrayList<>(handle.createQuery("""
                        delete from journal_inbox where org = :org and id = any(array(
                          select id from journal_inbox where org = :org order by id limit :limit)) returning *""")
                .bind("org", head.org)
                .bind("limit", BATCH)
                .map((row, context) -> new Row(row.getLong("id"), JournalRows.fact(row, 0, null)))
                .list());
        rows.sort(Comparator.comparingLong(Row::id));
        List<Fact> facts = new ArrayList<>();
        byte[] previous = head.hash;
        for (Row row : rows) {
            Fact open = row.open.sealed(head.seq + facts.size() + 1, null);
            previous = Chain.next(previous, open);
            facts.add(open.sealed(open.seq(), previous));
        }
        return facts;
    }

    private static void write(Handle handle, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into journal (org, seq, at, kind, subject, subject_id, version, agency_id, unit_id,
                  actor_id, actor_name, device_at, data, hash)
                values (:org, :seq, :at, :kind, :subject, :subjectId, :version, :agencyId, :unitId,
                  :actorId, :actorName, :deviceAt, cast(:data as json), :hash)""");
        for (Fact fact : facts) {
            batch.bindMethods(fact)
                    .bind("actorId", fact.actor().id())
                    .bind("actorName", fact.actor().name())
                    .add();
        }
        batch.execute();
        Fact last = facts.get(facts.size() - 1);
        handle.createUpdate("update journal_head set seq = :seq, hash = :hash where org = :org")
                .bind("seq", last.seq())
                .bind("hash", last.hash())
                .bind("org", last.org())
                .execute();
    }

    /** @param seq null where another node holds it, or there is none yet */
    private record Head(int org, Long seq, byte[] hash) {}
}
