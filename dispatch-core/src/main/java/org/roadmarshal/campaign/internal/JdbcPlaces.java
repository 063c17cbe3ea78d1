package org.roadmarshal.campaign.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.CampaignPlace;
import org.roadmarshal.campaign.CaseFilter;
import org.roadmarshal.db.Rows;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Where a campaign's issues lie: those of one cell of a grid over the map are one place, in their middle. */
public final class JdbcPlaces {
    /** Cells in the width of a map. */
    private static final int ACROSS = 48;

    private static final String CELLS = """
            , near as (
              select i.id, m.state, i.geom_3857 as at from member m join issue i on i.org = :org and i.id = m.id
              where m.agency_id = any(:readable) and i.geom && :within %s),
            cell as (
              select avg(st_x(at)) as x, avg(st_y(at)) as y, count(*) as issues, count(*) filter (where state <> 'closed') as open,
                min(id) as id
              from near group by st_snaptogrid(at, :side))
            select st_x(p) as lon, st_y(p) as lat, issues, open, case when issues = 1 then id end as id
            from cell cross join lateral st_transform(st_setsrid(st_makepoint(x, y), 3857), 4326) as p order by issues, id""";

    private static final double METRES_A_DEGREE = 111_319.49;

    private JdbcPlaces() {}

    public static List<CampaignPlace> list(
            Handle handle, Principal principal, CampaignRow row, Viewport within, CaseFilter filter) {
        Members members = new Members(row);
        String sql = members.with() + CELLS.formatted(CaseConditions.of(filter));
        return CaseConditions.bind(members.bind(handle.createQuery(sql), principal.org()), filter)
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("within", Wgs84.FACTORY.toGeometry(within.toEnvelope()))
                .bind("side", Math.max(1, (within.east() - within.west()) * METRES_A_DEGREE / ACROSS))
                .map((result, context) -> new CampaignPlace(
                        result.getDouble("lon"),
                        result.getDouble("lat"),
                        result.getInt("issues"),
                        result.getInt("open"),
                        Rows.number(result, "id")))
                .list();
    }
}
