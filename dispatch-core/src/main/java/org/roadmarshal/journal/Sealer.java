package org.roadmarshal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Moves committed inbox rows into the journal. Any node may seal; the lock on the org's head row makes it one at a time, and a
 * number is given only to what is committed, so nobody who reads "after seq" can skip a row.
 */
final class Sealer {
    private static final int BATCH = 1_000;

    /**
     * Of each org with something in its inbox: its head, and what is next to be sealed. There is no head where somebody else holds it,
     * behind whom nobody queues up, holding a connection; or where the org has none yet. A head that was moved since the statement
     * began is read as it is now, and what was taken meanwhile is not there to be taken again. The inbox is asked by its key: what was
     * taken from it is in its pages until they are vacuumed.
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

    private Sealer() {}

    /**
     * What one pass has done.
     *
     * @param facts in order of {@code seq} within an org
     * @param again whether more is waiting: a full batch was taken, or somebody else was sealing
     */
    record Sealed(List<Fact> facts, boolean again) {}

    static Sealed seal(Handle handle) {
        List<Row> rows =
                handle.createQuery(TAKE).bind("limit", BATCH).map(Row::of).list();
        rows.stream().filter(row -> row.head == null).forEach(row -> begin(handle, row.org));
        Map<Integer, List<Row>> byOrg = rows.stream()
                .filter(row -> row.open != null)
                .collect(Collectors.groupingBy(Row::org, LinkedHashMap::new, Collectors.toList()));
        List<Fact> facts = byOrg.values().stream()
                .flatMap(taken -> Seal.number(
                        taken.get(0).head, taken.stream().map(Row::open).toList())
                        .stream())
                .toList();
        Seal.write(handle, facts);
        return new Sealed(facts, facts.size() >= BATCH || rows.stream().anyMatch(row -> row.head == null));
    }

    /** An org's first fact ever, if it is not that somebody else holds its head. */
    private static void begin(Handle handle, int org) {
        handle.createUpdate("""
                        insert into journal_head (org, hash)
                        select :org, :hash where not exists (select from journal_head where org = :org) on conflict do nothing""").bind("org", org).bind("hash", Chain.GENESIS).execute();
    }

    /**
     * @param head null where somebody else holds it, or there is none yet
     * @param open what is to be sealed; null where nothing is
     */
    private record Row(int org, Seal.Head head, Fact open) {
        static Row of(ResultSet row, StatementContext context) throws SQLException {
            Long seq = row.getObject("head_seq", Long.class);
            return new Row(
                    row.getInt("waiting"),
                    seq == null ? null : new Seal.Head(seq, row.getBytes("head_hash")),
                    row.getObject("id") == null ? null : JournalRows.fact(row, 0, null));
        }
    }
}
