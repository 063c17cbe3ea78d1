package org.roadmarshal.review.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.review.Figure;
import org.roadmarshal.review.Grouping;
import org.roadmarshal.review.KpiFilter;
import org.roadmarshal.review.Kpis;
import org.roadmarshal.review.Measure;
import org.roadmarshal.review.MeasuredTask;
import org.roadmarshal.review.Target;

/**
 * Durations in SQL. Times of tasks that we ran are the server's; those of tasks that came in from a file are the source's, which
 * stand as device times.
 */
public final class JdbcKpi {
    private static final String MEASURED = """
            with times as materialized (
              select t.id, t.incident_id, t.unit_id, t.agency_id, i.category, i.created_at as received, i.summary, m.*,
                extract(hour from m.dispatched at time zone (select time_zone from org where id = :org))::integer as hour,
                t.id = (select f.id from task f where f.org = t.org and f.incident_id = t.incident_id
                  order by f.created_at, f.id limit 1) as first
              from task t
              join incident i on i.org = t.org and i.id = t.incident_id
              left join past_task p on p.org = t.org and p.task_id = t.id
              cross join lateral (
                select min(time) filter (where milestone = 'dispatched') as dispatched,
                  min(time) filter (where milestone = 'en_route') as en_route,
                  min(time) filter (where milestone = 'on_scene') as on_scene,
                  min(time) filter (where milestone = 'cleared') as cleared
                from (select milestone, case when p.task_id is null then at else device_at end as time
                  from task_milestone where org = t.org and task_id = t.id) step) m
              where t.org = :org and t.agency_id = any(:agencies) %s),
            measured as (
              select times.*, measure, seconds from times cross join lateral (values
                ('alarm_processing', case when first then extract(epoch from dispatched - received) end),
                ('turnout', extract(epoch from en_route - dispatched)),
                ('travel', extract(epoch from on_scene - en_route)),
                ('on_scene', extract(epoch from cleared - on_scene))) as took (measure, seconds)
              where seconds is not null %s)
            """;

    private static final String BELOW = """
             and t.agency_id in (with recursive below (id) as (
               select cast(:agencyId as bigint)
               union select a.id from agency a join below on a.parent_id = below.id where a.org = :org)
               select id from below)""";

    private final Handle handle;
    private final int org;
    private final Set<Long> agencies;
    private final KpiFilter filter;
    private final Long incidentId;

    public JdbcKpi(Handle handle, int org, Set<Long> agencies, KpiFilter filter) {
        this(handle, org, agencies, filter, null);
    }

    private JdbcKpi(Handle handle, int org, Set<Long> agencies, KpiFilter filter, Long incidentId) {
        this.handle = handle;
        this.org = org;
        this.agencies = agencies;
        this.filter = filter;
        this.incidentId = incidentId;
    }

    public static JdbcKpi ofIncident(Handle handle, int org, Set<Long> agencies, long incidentId) {
        return new JdbcKpi(handle, org, agencies, null, incidentId);
    }

    /** All measures, also those without any task. */
    public List<Figure> total(List<Target> targets) {
        Map<Measure, Figure> found = new LinkedHashMap<>();
        query(" select measure, " + figures(targets) + " from measured group by measure")
                .map((row, context) -> figure(row, targets))
                .forEach(figure -> found.put(figure.measure(), figure));
        return complete(found, targets);
    }

    public List<Kpis.Group> groups(List<Target> targets, Grouping by) {
        Map<String, Map<Measure, Figure>> found = new LinkedHashMap<>();
        Map<String, String[]> names = new LinkedHashMap<>();
        String key =
                switch (by) {
                    case SQUAD -> "agency_id";
                    case CATEGORY -> "category";
                    case HOUR -> "hour";
                };
        query(" , figures as (select " + key + " as key, measure, " + figures(targets)
                        + " from measured group by 1, 2) select figures.*, " + name(by))
                .map((row, context) -> {
                    String code = row.getString("key");
                    names.put(code, new String[] {row.getString("name"), row.getString("name_en")});
                    return Map.entry(code, figure(row, targets));
                })
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), code -> new LinkedHashMap<>())
                        .put(entry.getValue().measure(), entry.getValue()));
        return found.entrySet().stream()
                .map(group -> new Kpis.Group(
                        group.getKey(),
                        names.get(group.getKey())[0],
                        names.get(group.getKey())[1],
                        complete(group.getValue(), targets)))
                .toList();
    }

    private static String name(Grouping by) {
        return switch (by) {
            case SQUAD ->
                "a.name, a.name_en from figures join agency a on a.org = :org and a.id = key order by a.code, a.id";
            case CATEGORY ->
                "c.name, c.name_en from figures join incident_category c on c.org = :org and c.code = key order by c.position, c.code";
            case HOUR ->
                "lpad(key::text, 2, '0') as name, lpad(key::text, 2, '0') as name_en from figures order by key";
        };
    }

    public List<MeasuredTask> tasks(Measure measure, int limit) {
        return query("""
                         select measured.*, u.callsign as unit_name, a.name as agency_name from measured
                        join unit u on u.org = :org and u.id = measured.unit_id
                        join agency a on a.org = :org and a.id = measured.agency_id
                        where measure = :measure order by seconds desc, measured.id limit :limit""")
                .bind("measure", measure.code())
                .bind("limit", limit)
                .map((row, context) -> new MeasuredTask(
                        row.getLong("id"),
                        row.getLong("incident_id"),
                        row.getString("summary"),
                        row.getString("category"),
                        Rows.named(row, "unit"),
                        Rows.named(row, "agency"),
                        Rows.instant(row, "dispatched"),
                        (int) Math.round(row.getDouble("seconds"))))
                .list();
    }

    private Query query(String select) {
        String tasks = incidentId != null
                ? "and t.incident_id = :incidentId"
                : "and t.created_at >= :from and t.created_at < :to"
                        + (filter.agencyId() == null ? "" : " " + BELOW)
                        + (filter.category() == null ? "" : " and i.category = :category");
        String rows = filter == null || filter.hour() == null ? "" : "and hour = :hour";
        Query query = handle.createQuery(MEASURED.formatted(tasks, rows) + select)
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("incidentId", incidentId);
        return filter == null ? query : query.bindMethods(filter);
    }

    private static String figures(List<Target> targets) {
        StringBuilder sql = new StringBuilder("""
                count(*) filter (where seconds >= 0) as count, count(*) filter (where seconds < 0) as out_of_order,
                percentile_disc(0.5) within group (order by seconds) filter (where seconds >= 0) as p50,
                percentile_disc(0.9) within group (order by seconds) filter (where seconds >= 0) as p90""");
        for (int i = 0; i < targets.size(); i++) {
            sql.append(", count(*) filter (where seconds between 0 and %d) as within_%d"
                    .formatted(targets.get(i).seconds(), i));
        }
        return sql.toString();
    }

    private static Figure figure(ResultSet row, List<Target> targets) throws SQLException {
        Measure measure = Coded.of(Measure.class, row.getString("measure"));
        List<Integer> within = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).measure() == measure) {
                within.add(row.getInt("within_" + i));
            }
        }
        return new Figure(
                measure,
                row.getInt("count"),
                seconds(row, "p50"),
                seconds(row, "p90"),
                within,
                row.getInt("out_of_order"));
    }

    private static Integer seconds(ResultSet row, String column) throws SQLException {
        Double value = row.getObject(column) == null ? null : row.getDouble(column);
        return value == null ? null : (int) Math.round(value);
    }

    private static List<Figure> complete(Map<Measure, Figure> found, List<Target> targets) {
        List<Figure> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            List<Integer> none = targets.stream()
                    .filter(target -> target.measure() == measure)
                    .map(target -> 0)
                    .toList();
            all.add(found.getOrDefault(measure, new Figure(measure, 0, null, null, none, 0)));
        }
        return all;
    }
}
