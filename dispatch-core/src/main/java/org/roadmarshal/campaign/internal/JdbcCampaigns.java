package org.roadmarshal.campaign.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.campaign.Campaign;
import org.roadmarshal.campaign.CampaignPlan;
import org.roadmarshal.campaign.CampaignState;
import org.roadmarshal.campaign.CampaignTarget;
import org.roadmarshal.campaign.CampaignTerritory;
import org.roadmarshal.db.Rows;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;

/** Campaigns in SQL. */
public final class JdbcCampaigns {
    private static final String SELECT = """
            select c.*, a.name as agency_name, who.id as created_by_id, who.display_name as created_by_name,
              st_asgeojson(c.area, 7) as area_json, p.id as previous_id, p.name as previous_name, o.time_zone,
              c.starts_on::timestamp at time zone o.time_zone as begins,
              (c.ends_on + 1)::timestamp at time zone o.time_zone as ends,
              (select coalesce(json_agg(json_build_object('category', t.category, 'unit', t.unit, 'amount', t.amount)
                  order by k.position, t.unit), '[]')
                from campaign_target t join issue_category k on k.org = t.org and k.code = t.category
                where t.org = c.org and t.campaign_id = c.id) as targets
            from campaign c join org o on o.id = c.org
              join agency a on a.org = c.org and a.id = c.agency_id
              left join account who on who.org = c.org and who.id = c.created_by
              left join lateral (select id, name from campaign b where b.org = c.org and b.agency_id = c.agency_id
                and b.starts_on between c.starts_on - 456 and c.starts_on - 274
                order by abs(c.starts_on - b.starts_on - 365), b.id limit 1) p on true
            where c.org = :org\s""";

    private JdbcCampaigns() {}

    /** Newest first. */
    public static List<CampaignRow> list(Handle handle, int org) {
        return handle.createQuery(SELECT + "order by c.starts_on desc, c.id desc")
                .bind("org", org)
                .map(JdbcCampaigns::read)
                .list();
    }

    public static CampaignRow get(Handle handle, int org, long id) {
        return handle.createQuery(SELECT + "and c.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcCampaigns::read)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("campaign", id));
    }

    public static void lock(Handle handle, int org, long id) {
        handle.createQuery("select id from campaign where org = :org and id = :id for update")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    public static long insert(Transaction transaction, Long account, PlanCheck checked) {
        long id = bind(transaction.handle().createQuery("""
                                insert into campaign (org, name, name_en, state, starts_on, ends_on, agency_id, categories,
                                  agency_ids, township_ids, routes, area, created_by)
                                values (:org, :name, :nameEn, :stateCode, :startsOn, :endsOn, :agencyId, :categoryCodes,
                                  :agencies, :townships, :routes, :area, :account)
                                on conflict (org, name) do nothing returning id"""), transaction, checked)
                .bind("account", account)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> taken(checked));
        targets(transaction, id, checked.plan());
        return id;
    }

    public static void update(Transaction transaction, long id, PlanCheck checked) {
        boolean taken = transaction
                .handle()
                .createQuery("select exists (select from campaign where org = :org and name = :name and id <> :id)")
                .bind("org", transaction.org())
                .bind("name", checked.plan().name())
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
        if (taken) {
            throw taken(checked);
        }
        bind(transaction.handle().createUpdate("""
                        update campaign set name = :name, name_en = :nameEn, state = :stateCode, starts_on = :startsOn,
                          ends_on = :endsOn, agency_id = :agencyId, categories = :categoryCodes, agency_ids = :agencies,
                          township_ids = :townships, routes = :routes, area = :area, version = version + 1
                        where org = :org and id = :id"""), transaction, checked)
                .bind("id", id)
                .execute();
        transaction
                .handle()
                .createUpdate("delete from campaign_target where org = :org and campaign_id = :id")
                .bind("org", transaction.org())
                .bind("id", id)
                .execute();
        targets(transaction, id, checked.plan());
    }

    private static DispatchException taken(PlanCheck checked) {
        return DispatchException.conflict(
                "There is a campaign %s already".formatted(checked.plan().name()));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Transaction transaction, PlanCheck checked) {
        CampaignPlan plan = checked.plan();
        return statement
                .bind("org", transaction.org())
                .bind("name", plan.name())
                .bind("nameEn", plan.nameEn())
                .bind("stateCode", plan.state().code())
                .bind("startsOn", plan.startsOn())
                .bind("endsOn", plan.endsOn())
                .bind("agencyId", plan.agencyId())
                .bindArray("categoryCodes", String.class, plan.categories())
                .bindArray("agencies", Long.class, plan.territory().agencyIds())
                .bindArray("townships", Long.class, plan.territory().townshipIds())
                .bindArray("routes", String.class, plan.territory().routes())
                .bindByType("area", checked.area(), Geometry.class);
    }

    private static void targets(Transaction transaction, long id, CampaignPlan plan) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into campaign_target (org, campaign_id, category, unit, amount)
                values (:org, :campaign, :category, :code, :amount)""");
        for (CampaignTarget target : plan.targets()) {
            batch.bind("org", transaction.org())
                    .bind("campaign", id)
                    .bind("category", target.category())
                    .bind("code", target.unit().code())
                    .bind("amount", target.amount())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static CampaignRow read(ResultSet row, StatementContext context) throws SQLException {
        String area = row.getString("area_json");
        Campaign campaign = new Campaign(
                row.getLong("id"),
                row.getString("name"),
                row.getString("name_en"),
                Coded.of(CampaignState.class, row.getString("state")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Rows.named(row, "agency"),
                List.of((String[]) row.getArray("categories").getArray()),
                new CampaignTerritory(
                        List.of((Long[]) row.getArray("agency_ids").getArray()),
                        List.of((Long[]) row.getArray("township_ids").getArray()),
                        List.of((String[]) row.getArray("routes").getArray()),
                        area == null ? null : Json.tree(area)),
                List.of(Json.read(row.getString("targets"), CampaignTarget[].class)),
                Rows.named(row, "previous"),
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"),
                row.getInt("version"));
        return new CampaignRow(
                row.getInt("org"),
                campaign,
                ZoneId.of(row.getString("time_zone")),
                Rows.instant(row, "begins"),
                Rows.instant(row, "ends"),
                context.findColumnMapperFor(Geometry.class).orElseThrow().map(row, row.findColumn("area"), context));
    }
}
