package org.roadmarshal.campaign.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.campaign.CampaignCase;
import org.roadmarshal.campaign.CaseFilter;
import org.roadmarshal.db.PlannedEachTime;
import org.roadmarshal.db.Rows;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** The issues behind a figure. */
public final class JdbcCases {
    /** The members alone: what they have to show is then read for the page only. */
    private static final String PAGE = """
            select m.id, exists (select from issue_quantity q where q.org = :org and q.issue_id = m.id and q.unit = 'km') as has_km
            from member m where m.agency_id = any(:readable) and m.id < :after %s order by m.id desc limit :limit""";

    private static final String SELECT = """
            select i.*, a.name as agency_name, t.name as township_name,
              st_x(st_pointonsurface(i.geom)) as lon, st_y(st_pointonsurface(i.geom)) as lat,
              (select count(*) from issue_photo p where p.org = i.org and p.issue_id = i.id) as photos,
              exists (select from campaign_choice x where x.org = i.org and x.campaign_id = :campaign and x.issue_id = i.id) as chosen,
              (select coalesce(json_agg(json_build_object('unit', q.unit, 'found', %s, 'removed', %s, 'verified', %s,
                  'share', case when q.unit = 'km' then d.share end) order by q.unit), '[]')
                from issue_quantity q where q.org = i.org and q.issue_id = i.id) as quantities
            from issue i join agency a on a.org = i.org and a.id = i.agency_id
              left join agency t on t.org = i.org and t.id = i.township_id
              left join unnest(:doubles, cast(:shares as numeric[])) as d (id, share) on d.id = i.id
            where i.org = :org and i.id = any(:ids) order by i.id desc""".formatted(share("found"), share("removed"), share("verified"));

    private JdbcCases() {}

    /**
     * Newest first, one more than the page holds.
     *
     * @param doubles asked for only where the page has kilometres, of which some may be written down twice
     */
    public static List<CampaignCase> list(
            Handle handle,
            Principal principal,
            CampaignRow row,
            Supplier<Doubles> doubles,
            CaseFilter filter,
            PageRequest page) {
        Members members = new Members(row);
        List<Member> shown = CaseConditions.bind(
                        members.bind(
                                handle.createQuery(members.with() + PAGE.formatted(CaseConditions.of(filter))),
                                principal.org()),
                        filter)
                .addCustomizer(PlannedEachTime.INSTANCE)
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("after", page.afterId(Long.MAX_VALUE))
                .bind("limit", page.fetch())
                .map((result, context) -> new Member(result.getLong("id"), result.getBoolean("has_km")))
                .list();
        Doubles counted = shown.stream().anyMatch(Member::hasKm) ? doubles.get() : Doubles.NONE;
        return counted.bind(handle.createQuery(SELECT))
                .bind("org", principal.org())
                .bind("campaign", row.campaign().id())
                .bindArray("ids", Long.class, shown.stream().map(Member::id).toList())
                .map(JdbcCases::read)
                .list();
    }

    /** One that is among them. */
    public static CampaignCase one(Handle handle, Principal principal, CampaignRow row, Doubles doubles, long id) {
        return list(handle, principal, row, () -> doubles, CaseFilter.ALL, new PageRequest(1, String.valueOf(id + 1)))
                .get(0);
    }

    private record Member(long id, boolean hasKm) {}

    /** Null stays null, unlike in sums: what nobody has removed yet is not 0. */
    private static String share(String column) {
        return "round(q.%1$s * case when q.unit = 'km' then coalesce(d.share, 1) else 1 end, 3)".formatted(column);
    }

    private static CampaignCase read(ResultSet row, StatementContext context) throws SQLException {
        return new CampaignCase(
                row.getLong("id"),
                row.getString("source_number"),
                row.getString("category"),
                Coded.of(IssueState.class, row.getString("state")),
                Rows.named(row, "agency"),
                Rows.named(row, "township"),
                row.getString("route"),
                row.getString("stake"),
                row.getString("side") == null ? null : Coded.of(RoadSide.class, row.getString("side")),
                Rows.instant(row, "found_at"),
                Rows.instant(row, "closed_at"),
                Rows.location(row),
                row.getInt("photos"),
                row.getBoolean("chosen"),
                List.of(Json.read(row.getString("quantities"), CampaignCase.Counted[].class)));
    }
}
