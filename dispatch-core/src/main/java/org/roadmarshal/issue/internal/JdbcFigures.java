package org.roadmarshal.issue.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.IssueFigure;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Adds up. */
public final class JdbcFigures {
    private JdbcFigures() {}

    public static List<IssueFigure> list(Handle handle, Principal principal) {
        return handle.createQuery("""
                        with mine as (
                          select id, category, state, due_at from issue
                          where org = :org and agency_id = any(:agencies) and state not in ('rejected', 'merged')),
                        ledger as (
                          select m.category, q.unit, sum(q.found) as found, sum(q.removed) as removed, sum(q.verified) as verified
                          from mine m join issue_quantity q on q.org = :org and q.issue_id = m.id group by m.category, q.unit)
                        select c.code, count(m.id) as issues,
                          count(m.id) filter (where m.state <> 'closed') as open,
                          count(m.id) filter (where m.state <> 'closed' and m.due_at < now()) as overdue,
                          (select coalesce(json_agg(json_build_object('unit', l.unit, 'found', l.found, 'removed', l.removed,
                            'verified', l.verified) order by l.unit), '[]') from ledger l where l.category = c.code) as quantities
                        from issue_category c left join mine m on m.category = c.code
                        where c.org = :org group by c.code, c.position order by c.position, c.code""")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .map((row, context) -> new IssueFigure(
                        row.getString("code"),
                        row.getInt("issues"),
                        row.getInt("open"),
                        row.getInt("overdue"),
                        List.of(Json.read(row.getString("quantities"), Quantity[].class))))
                .list();
    }
}
