package org.roadmarshal.campaign.internal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Before- and after-photos of the cases that show best what a campaign did. */
public final class JdbcPairs {
    private static final int MOST = 6;

    /** Closed at the first attempt; of each category the one of which most was verified, then the second of each. */
    private static final String BEST = """
            , photo as (
              select p.issue_id, p.role, e.id, e.captured_at from issue_photo p
              join evidence e on e.org = p.org and e.id = p.evidence_id and e.content_type in ('image/jpeg', 'image/png')
              where p.org = :org and p.role in ('before', 'after')),
            pair as (
              select m.id, m.category, b.id as before_id, b.captured_at as before_at, a.id as after_id, a.captured_at as after_at,
                row_number() over (partition by m.category order by
                  (select max(q.verified) from issue_quantity q where q.org = :org and q.issue_id = m.id) desc nulls last, m.id) as rank
              from member m join issue i on i.org = :org and i.id = m.id and i.rework_count = 0
                cross join lateral (select id, captured_at from photo where issue_id = m.id and role = 'before'
                  order by captured_at, id limit 1) b
                cross join lateral (select id, captured_at from photo where issue_id = m.id and role = 'after'
                  order by captured_at desc, id limit 1) a
              where m.agency_id = any(:readable) and m.state = 'closed')
            select * from pair order by rank, category, id limit :most""";

    private JdbcPairs() {}

    public record Ids(long issueId, long beforeId, Instant beforeAt, long afterId, Instant afterAt) {}

    public static List<Ids> best(Handle handle, Principal principal, CampaignRow row) {
        Members members = new Members(row);
        return members.bind(handle.createQuery(members.with() + BEST), principal.org())
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("most", MOST)
                .map((result, context) -> new Ids(
                        result.getLong("id"),
                        result.getLong("before_id"),
                        Rows.instant(result, "before_at"),
                        result.getLong("after_id"),
                        Rows.instant(result, "after_at")))
                .list();
    }
}
