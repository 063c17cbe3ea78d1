package org.roadmarshal.issue.internal;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.journal.Transaction;

/**
 * Finds, of issues that are new, those whose like was closed there not long ago, whoever sees that one: a relapse is a fact of the
 * place.
 */
final class Relapses {
    private Relapses() {}

    /** @param issue the relapse @param of the closed one that came back as it */
    record Link(long issue, long of) {}

    static List<Link> mark(Handle handle, int org, Collection<Long> issues) {
        return handle.createQuery("""
                        with link as (
                          select n.id, old.id as of
                          from issue n join issue_category c on c.org = n.org and c.code = n.category
                          cross join lateral (
                            select o.id from issue o
                            where o.org = n.org and o.category = n.category and o.id <> n.id and o.state = 'closed'
                              and o.closed_at between n.found_at - make_interval(days => c.relapse_days) and n.found_at
                              and o.geom && st_expand(n.geom, c.relapse_metres / (111000 * cos(radians(st_ymax(n.geom) + 0.1))),
                                c.relapse_metres / 110000.0)
                              and st_dwithin(o.geom::geography, n.geom::geography, c.relapse_metres)
                            order by o.closed_at desc, o.id desc limit 1) old
                          where n.org = :org and n.id = any(:issues) and n.relapse_of is null)
                        update issue set relapse_of = link.of from link where issue.org = :org and issue.id = link.id
                        returning issue.id, link.of""")
                .bind("org", org)
                .bindArray("issues", Long.class, issues)
                .map((row, context) -> new Link(row.getLong("id"), row.getLong("of")))
                .list();
    }

    /** In the record of the new case, and in that of the old one. */
    static void tell(Transaction transaction, List<Link> links) {
        for (Link link : links) {
            transaction.append(new IssueEvent.Relapsed(
                            JdbcIssues.get(transaction.handle(), transaction.org(), link.issue), link.of)
                    .entry());
            transaction.append(new IssueEvent.CameBack(
                            JdbcIssues.get(transaction.handle(), transaction.org(), link.of), link.issue)
                    .entry());
        }
    }
}
