package org.roadmarshal.campaign.internal;

import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.campaign.CampaignTerritory;
import org.roadmarshal.db.Subset;

/** Which issues belong to a campaign, in SQL. */
public final class Members implements Subset {
    /** What is not a case of its own is not counted. */
    private static final List<String> UNCOUNTED = List.of("rejected", "merged");

    private static final String COLUMNS =
            "i.id, i.category, i.state, i.agency_id, i.township_id, i.route, i.found_at, i.closed_at";

    private static final String BELOW = """
            (with recursive below (id) as (select unnest(cast(:%s as bigint[]))
              union select a.id from agency a join below on a.parent_id = below.id where a.org = :org) select id from below)""";

    private final CampaignRow row;

    public Members(CampaignRow row) {
        this.row = row;
    }

    /** {@code member} as a with-clause to be followed by a comma or by what selects from it; {@link #bind} what it needs. */
    String with() {
        return with("true");
    }

    /** @param also of {@code i}: the others of the members are not read */
    String with(String also) {
        return "with member as (select " + COLUMNS + " from issue i where " + computed()
                + " and i.state <> all(:uncounted) and " + also + " union all select " + COLUMNS
                + " from campaign_choice x join issue i on i.org = x.org and i.id = x.issue_id"
                + " where x.org = :org and x.campaign_id = :campaign and x.counted and i.state <> all(:uncounted) and "
                + also + ") ";
    }

    /** All of them as one condition on {@code i}, for who asks for more than their figures. */
    @Override
    public String sql() {
        return "(" + computed() + " or i.id = any(array(select x.issue_id from campaign_choice x"
                + " where x.org = :org and x.campaign_id = :campaign and x.counted))) and i.state <> all(:uncounted)";
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return bind(statement, row.org());
    }

    /** Those of the period and territory of whom nobody decided otherwise, whatever their state. */
    String computed() {
        return inside()
                + " and i.id <> all(array(select x.issue_id from campaign_choice x"
                + " where x.org = :org and x.campaign_id = :campaign))";
    }

    /** Those of the period and territory. */
    String inside() {
        CampaignTerritory territory = row.campaign().territory();
        StringBuilder sql = new StringBuilder(
                "i.org = :org and i.found_at >= :begins and i.found_at < :ends and i.category = any(:categories)");
        if (!territory.agencyIds().isEmpty()) {
            // A department that a squad's issue was handed to does not take it out of the squad's campaign.
            sql.append(" and (i.agency_id in ").append(BELOW.formatted("leads")).append("""
                     or exists (select from area g where g.org = i.org and g.layer = 'jurisdiction'
                      and g.agency_id = any(:leads) and st_intersects(g.geom, i.geom)))""");
        }
        if (!territory.townshipIds().isEmpty()) {
            sql.append(" and i.township_id in ").append(BELOW.formatted("townships"));
        }
        if (!territory.routes().isEmpty()) {
            sql.append(" and i.route = any(:routes)");
        }
        if (row.area() != null) {
            sql.append(" and st_intersects(i.geom, :area)");
        }
        return sql.toString();
    }

    <S extends SqlStatement<S>> S bind(S statement, int org) {
        CampaignTerritory territory = row.campaign().territory();
        return statement
                .bind("org", org)
                .bind("campaign", row.campaign().id())
                .bind("begins", row.begins())
                .bind("ends", row.ends())
                .bindArray("categories", String.class, row.campaign().categories())
                .bindArray("uncounted", String.class, UNCOUNTED)
                .bindArray("leads", Long.class, territory.agencyIds())
                .bindArray("townships", Long.class, territory.townshipIds())
                .bindArray("routes", String.class, territory.routes())
                .bindByType("area", row.area(), Geometry.class)
                .bind("zone", row.zone().getId());
    }
}
