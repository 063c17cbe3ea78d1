package org.roadmarshal.journal;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Moves committed inbox rows into the journal. Any node may seal; the lock on the org's head row makes it one at a time, and a
 * number is given only to what is committed, so nobody who reads "after seq" can skip a row.
 */
final class Sealer {
    private static final int BATCH = 1_000;

    private Sealer() {}

    /** @return how many facts were sealed; call again while it is not 0 */
    static int seal(Handle handle) {
        int sealed = 0;
        for (int org : handle.createQuery("select distinct org from journal_inbox")
                .mapTo(Integer.class)
                .list()) {
            sealed += seal(handle, org);
        }
        return sealed;
    }

    private static int seal(Handle handle, int org) {
        handle.createUpdate("insert into journal_head (org, hash) values (:org, :hash) on conflict do nothing")
                .bind("org", org)
                .bind("hash", Chain.GENESIS)
                .execute();
        Head head = handle.createQuery("select seq, hash from journal_head where org = :org for update")
                .bind("org", org)
                .map((row, context) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .one();
        List<Long> ids = new ArrayList<>();
        List<Fact> facts = take(handle, org, head, ids);
        if (!facts.isEmpty()) {
            write(handle, facts);
            handle.createUpdate("delete from journal_inbox where org = :org and id = any(:ids)")
                    .bind("org", org)
                    .bindArray("ids", Long.class, ids)
                    .execute();
            Fact last = facts.get(facts.size() - 1);
            handle.createUpdate("update journal_head set seq = :seq, hash = :hash where org = :org")
                    .bind("seq", last.seq())
                    .bind("hash", last.hash())
                    .bind("org", org)
                    .execute();
        }
        return facts.size();
    }

    private static List<Fact> take(Handle handle, int org, Head head, List<Long> ids) {
        List<Fact> facts = new ArrayList<>();
        handle.createQuery("select * from journal_inbox where org = :org order by id limit :limit")
                .bind("org", org)
                .bind("limit", BATCH)
                .map((row, context) -> {
                    ids.add(row.getLong("id"));
                    byte[] previous = facts.isEmpty()
                            ? head.hash
                            : facts.get(facts.size() - 1).hash();
                    Fact open = JournalRows.fact(row, head.seq + facts.size() + 1, null);
                    Fact fact = JournalRows.fact(row, open.seq(), Chain.next(previous, open));
                    facts.add(fact);
                    return fact;
                })
                .list();
        return facts;
    }

    private static void write(Handle handle, List<Fact> facts) {
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
    }

    private record Head(long seq, byte[] hash) {}
}
