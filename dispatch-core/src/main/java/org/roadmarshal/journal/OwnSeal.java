package org.roadmarshal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Seals what a transaction has to say in that transaction, right before its commit, where nobody else is sealing: no second commit
 * then lies between it and those who are to hear of it. The head stays locked until the commit, so numbers still follow commits, and
 * what rolls back leaves no gap.
 */
final class OwnSeal {
    /** More than this is the sealer's work: the next one waits behind it. */
    static final int MOST = 100;

    /** {@link Sealer}'s, of one org. No row where somebody else holds the head, or there is none yet. */
    private static final String TAKE = """
            with head as materialized (select seq, hash from journal_head where org = :org for update skip locked),
            taken as (
              delete from journal_inbox inbox using (
                select id from head, journal_inbox where org = :org order by id limit :limit) next
              where inbox.org = :org and inbox.id = next.id returning inbox.*)
            select clock_timestamp() as now, head.seq as head_seq, head.hash as head_hash, taken.*
            from head left join taken on true order by taken.id""";

    private OwnSeal() {}

    /**
     * @param facts what was sealed: first what others had left in the inbox, for that may be a cause of this, then the transaction's own
     * @param own whether they are among them; if not, they are still to be said
     */
    record Outcome(List<Fact> facts, boolean own) {}

    /** @param own what the transaction has to say, in its order */
    static Outcome seal(Handle handle, int org, List<Fact> own) {
        List<Row> rows = handle.createQuery(TAKE)
                .bind("org", org)
                .bind("limit", MOST)
                .map(Row::of)
                .list();
        if (rows.isEmpty()) {
            return new Outcome(List.of(), false);
        }
        List<Fact> open = new ArrayList<>();
        rows.stream().filter(row -> row.open != null).forEach(row -> open.add(row.open));
        boolean all = open.size() < MOST;
        if (all) {
            own.forEach(fact -> open.add(fact.dated(rows.get(0).now)));
        }
        List<Fact> facts = Seal.number(rows.get(0).head, open);
        Seal.write(handle, facts);
        return new Outcome(facts, all);
    }

    private record Row(Instant now, Seal.Head head, Fact open) {
        static Row of(ResultSet row, StatementContext context) throws SQLException {
            return new Row(
                    row.getObject("now", OffsetDateTime.class).toInstant(),
                    new Seal.Head(row.getLong("head_seq"), row.getBytes("head_hash")),
                    row.getObject("id") == null ? null : JournalRows.fact(row, 0, null));
        }
    }
}
