package org.roadmarshal.radar.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.radar.PlaceHistory;
import org.roadmarshal.radar.RadarWish;

/** Counts what was found by places. */
public final class JdbcRadar {
    private static final int METRES = 500;

    private JdbcRadar() {}

    /** A place with its counts. @param name null of a square */
    public record Counted(String key, String name, Location location, List<String> categories, PlaceHistory history) {}

    public static LocalDate today(Handle handle, int org) {
        return LocalDate.now(ZoneId.of(handle.createQuery("select time_zone from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one()));
    }

    /**
     * Where something is open, came back, or was found more than once in three years before the date. Materialized, as each place of
     * many thousand issues is worked out once and not for every count.
     */
    public static List<Counted> counted(Handle handle, Principal principal, RadarWish wish) {
        return handle.createQuery("""
                        with below as (
                          with recursive tree as (
                            select id from agency where org = :org and id = :agency
                            union select c.id from agency c join tree t on c.org = :org and c.parent_id = t.id)
                          select array_agg(id) as ids from tree),
                        again as (
                          select c.issue_id, count(*) as cases from legal_case c
                          where c.org = :org and exists (select from legal_case other
                            where other.org = c.org and other.party_name = c.party_name and other.id <> c.id) group by c.issue_id),
                        seen as materialized (
                          select i.category, i.state, i.due_at, i.relapse_of, i.route, coalesce(again.cases, 0) as party, st_x(st_centroid(i.geom)) as lon,
                            st_y(st_centroid(i.geom)) as lat, (i.found_at at time zone o.time_zone)::date as day,
                            coalesce(i.stake_from_mm, (substring(i.stake from '^K(\\d{1,4})')::bigint * 1000
                              + coalesce(substring(i.stake from '\\+(\\d{1,3})')::bigint, 0)) * 1000) / (1000 * :metres) as interval,
                            floor(st_x(i.geom_3857) * cos(radians(st_y(o.centre))) / :metres)::bigint as col,
                            floor(st_y(i.geom_3857) * cos(radians(st_y(o.centre))) / :metres)::bigint as line
                          from issue i join org o on o.id = i.org cross join below left join again on again.issue_id = i.id
                          where i.org = :org and i.agency_id = any(:agencies) and i.state not in ('rejected', 'merged')
                            and (cast(:category as text) is null or i.category = :category)
                            and (cast(:agency as bigint) is null or i.agency_id = any(below.ids))
                            and i.found_at > cast(:date as date) - 1096 and i.found_at < cast(:date as date) + 2),
                        placed as materialized (
                          select *, coalesce(route || ':' || interval, 'c:' || col || ':' || line) collate "C" as key,
                            case when interval is not null then route end as road, case when route is not null then interval end as stretch
                          from seen)
                        select key, road as route, stretch as interval, avg(lon) as lon, avg(lat) as lat,
                          array_agg(category) as categories,
                          count(*) as all, count(*) filter (where day > cast(:date as date) - 365) as year,
                          count(*) filter (where day > cast(:date as date) - 365 and relapse_of is not null) as relapses,
                          count(*) filter (where abs(day - (cast(:date as date) - interval '1 year')::date) <= 21
                            or abs(day - (cast(:date as date) - interval '2 years')::date) <= 21) as season,
                          count(*) filter (where extract(isodow from day) = extract(isodow from cast(:date as date))) as weekday,
                          count(*) filter (where extract(day from day)::int % 5 = extract(day from cast(:date as date))::int % 5) as fifth,
                          sum(party) as party, count(*) filter (where state <> 'closed') as open,
                          count(*) filter (where state <> 'closed' and due_at < now()) as overdue
                        from placed where day <= :date group by key, road, stretch
                        having count(*) > 1 or count(*) filter (where state <> 'closed' or relapse_of is not null) > 0""")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("category", wish.category())
                .bind("agency", wish.agencyId())
                .bind("date", wish.date())
                .bind("metres", METRES)
                .map(JdbcRadar::place)
                .list();
    }

    private static Counted place(ResultSet row, StatementContext context) throws SQLException {
        return new Counted(
                row.getString("key"),
                name(row.getString("route"), row.getLong("interval")),
                Rows.location(row),
                byFrequency((String[]) row.getArray("categories").getArray()),
                new PlaceHistory(
                        row.getInt("all"),
                        row.getInt("year"),
                        row.getInt("relapses"),
                        row.getInt("season"),
                        row.getInt("weekday"),
                        row.getInt("fifth"),
                        row.getInt("party"),
                        row.getInt("open"),
                        row.getInt("overdue")));
    }

    private static String name(String route, long interval) {
        return route == null ? null : route + " " + stake(interval) + "–" + stake(interval + 1);
    }

    private static String stake(long interval) {
        return "K%d+%03d".formatted(interval * METRES / 1000, interval * METRES % 1000);
    }

    private static List<String> byFrequency(String[] categories) {
        return Arrays.stream(categories)
                .collect(Collectors.groupingBy(category -> category, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
