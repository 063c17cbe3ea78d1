package org.roadmarshal.campaign.internal;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.CampaignProgress;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** A campaign's ledger by day. What came in from a file without saying when it was done was done when it was found. */
public final class JdbcProgress {
    private static final String DAYS = """
            , mine as (
              select m.id, m.state, m.found_at, coalesce(m.closed_at, m.found_at) as verified_at,
                coalesce((select max(s.at) from issue_step s where s.org = :org and s.issue_id = m.id
                  and s.to_state = 'reported_done'), m.closed_at, m.found_at) as removed_at
              from member m where m.agency_id = any(:readable) and (cast(:category as text) is null or m.category = :category)),
            event as (%s)
            select (at at time zone :zone)::date as day, sum(found) as found, sum(removed) as removed, sum(verified) as verified
            from event where found + removed + verified > 0 group by 1 order by 1""";

    private static final String ISSUES = """
            select found_at as at, 1 as found, 0 as removed, 0 as verified from mine
            union all select removed_at, 0, 1, 0 from mine where state in ('reported_done', 'closed')
            union all select verified_at, 0, 0, 1 from mine where state = 'closed'""";

    private static final String AMOUNTS = """
            select e.* from mine m join issue_quantity q on q.org = :org and q.issue_id = m.id and q.unit = :unit
              left join unnest(:doubles, cast(:shares as numeric[])) as d (id, share) on d.id = m.id and q.unit = 'km'
              cross join lateral (values (m.found_at, %s, 0, 0), (m.removed_at, 0, %s, 0), (m.verified_at, 0, 0, %s))
                as e (at, found, removed, verified)""";

    private JdbcProgress() {}

    public static CampaignProgress of(
            Handle handle, Principal principal, CampaignRow row, Doubles doubles, String category, QuantityUnit unit) {
        if (unit != null && category == null) {
            throw DispatchException.invalid(
                    "unit: amounts of different categories are not added up; say which category");
        }
        String events = unit == null
                ? ISSUES
                : AMOUNTS.formatted(Doubles.counted("found"), Doubles.counted("removed"), Doubles.counted("verified"));
        Members members = new Members(row);
        List<CampaignProgress.Day> days = doubles.bind(
                        members.bind(handle.createQuery(members.with() + DAYS.formatted(events)), principal.org()))
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("category", category)
                .bind("unit", unit == null ? null : unit.code())
                .map((result, context) -> new CampaignProgress.Day(
                        result.getObject("day", LocalDate.class),
                        result.getBigDecimal("found"),
                        result.getBigDecimal("removed"),
                        result.getBigDecimal("verified")))
                .list();
        return new CampaignProgress(category, unit, days);
    }
}
