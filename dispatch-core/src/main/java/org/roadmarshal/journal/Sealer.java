package org.roadmarshal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Moves committed inbox rows into the journal. Any node may seal; the lock on the org's head row makes it one at a time, and a
 * number is given only to what is committed, so nobody who reads "after seq" can skip a row.
 */
final class Sealer {
    private static final int BATCH = 1_000;

    /**
     * Of each org with something in its inbox: its head, and what is next to be sealed. There is no head where another node holds it,
     * behind which nobody queues up, holding a connection; or where the org has none yet. A head that another node has moved since the
     * statement began is read as it is now, and what that node has taken is not there to be taken again. The inbox is asked by its key:
     * what was taken from it is in its pages until they are vacuumed.
     */
    private static final String TAKE = """
            with head as materialized (
              select org, seq, hash from journal_head head where exists (select from journal_inbox where org = head.org)
              for update skip locked),
            taken as (
              delete from journal_inbox inbox using head, lateral (
                select id from journal_inbox where org = head.org order by id limit :limit) next
              where inbox.org = head.org and inbox.id = next.id returning inbox.*)
            select waiting.id as waiting, head.seq as head_seq, head.hash as head_hash, taken.*
            from org waiting left join head on head.org = waiting.id left join taken on taken.org = waiting.id
            where exists (select from journal_inbox where org = waiting.id)
            order by waiting, taken.id""";

    /** {@link Tidings#json(List)}, in one round trip: all that follows a commit waits for it. */
    private static final String WRITE = """
            with told as (
              select * from json_to_recordset(cast(:facts as json)) as fact (org integer, seq bigint, at timestamptz, kind text,
                subject text, "subjectId" bigint, version integer, "agencyId" bigint, "unitId" bigint, "actorId" bigint,
                "actorName" text, "deviceAt" timestamptz, data text, hash text)),
            written as (
              insert into journal (org, seq, at, kind, subject, subject_id, version, agency_id, unit_id, actor_id, actor_name,
                device_at, data, hash)
              select org, seq, at, kind, subject, "subjectId", version, "agencyId", "unitId", "actorId", "actorName",
                "deviceAt", cast(data as json), decode(hash, 'hex') from told)
            update journal_head head set seq = last.seq, hash = decode(last.hash, 'hex')
            from (select distinct on (org) org, seq, hash from told order by org, seq desc) last where head.org = last.org""";

    private Sealer() {}

    /**
     * What one pass has done.
     *
     * @param facts in order of {@code seq} within an org
     * @param again whether more is waiting: a full batch was taken, or another node was sealing
     */
    record Sealed(List<Fact> facts, boolean again) {}

    static Sealed seal(Handle handle) {
        List<Row> rows =
                handle.createQuery(TAKE).bind("limit", BATCH).map(Row::of).list();
        rows.stream().filter(row -> row.head == null).forEach(row -> begin(handle, row.org));
        List<Fact> facts = number(rows);
        write(handle, facts);
        return new Sealed(facts, facts.size() >= BATCH || rows.stream().anyMatch(row -> row.head == null));
    }

    /** An org's first fact ever, if it is not that another node holds its head. */
    private static void begin(Handle handle, int org) {
        handle.createUpdate("""
                        insert into journal_head (org, hash)
                        select :org, :hash where not exists (select from journal_head where org = :org) on conflict do nothing""").bind("org", org).bind("hash", Chain.GENESIS).execute();
    }

    /** @return sealed, each with the hash of all before it */
    private static List<Fact> number(List<Row> rows) {
        Map<Integer, Head> heads = new LinkedHashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (Row row : rows) {
            if (row.open != null) {
                Head before = heads.getOrDefault(row.org, row.head);
                Fact numbered = row.open.sealed(before.seq + 1, null);
                Fact fact = numbered.sealed(numbered.seq(), Chain.next(before.hash, numbered));
                heads.put(row.org, new Head(fact.seq(), fact.hash()));
                facts.add(fact);
            }
        }
        return facts;
    }

    private static void write(Handle handle, List<Fact> facts) {
        if (!facts.isEmpty()) {
            handle.createUpdate(WRITE)
                    .bind("facts", Tidings.json(facts).encode())
                    .execute();
        }
    }

    private record Head(long seq, byte[] hash) {}

    /**
     * @param head null where another node holds it, or there is none yet
     * @param open what is to be sealed; null where nothing is
     */
    private record Row(int org, Head head, Fact open) {
        static Row of(ResultSet row, StatementContext context) throws SQLException {
            Long seq = row.getObject("head_seq", Long.class);
            return new Row(
                    row.getInt("waiting"),
                    seq == null ? null : new Head(seq, row.getBytes("head_hash")),
                    row.getObject("id") == null ? null : JournalRows.fact(row, 0, null));
        }
    }
}
