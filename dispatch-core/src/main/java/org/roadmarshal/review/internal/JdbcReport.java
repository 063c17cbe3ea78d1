package org.roadmarshal.review.internal;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.review.IncidentReport;

/** What a report needs beside the incident's and tasks' own records, in SQL. */
public final class JdbcReport {
    private static final int MOST_ROADS = 2_000;
    private static final double AROUND_DEGREES = 0.03;

    private final Handle handle;
    private final int org;

    public JdbcReport(Handle handle, int org) {
        this.handle = handle;
        this.org = org;
    }

    public ZoneId zone() {
        return ZoneId.of(handle.createQuery("select time_zone from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one());
    }

    /** Chinese and English. */
    public String[] category(String code) {
        return handle.createQuery("select name, name_en from incident_category where org = :org and code = :code")
                .bind("org", org)
                .bind("code", code)
                .map((row, context) -> new String[] {row.getString("name"), row.getString("name_en")})
                .one();
    }

    /** Taken between a task's dispatch and ten minutes after its end, by an account that answered for it. */
    public List<IncidentReport.Photo> photos(Collection<Long> tasks, Principal principal) {
        return handle.createQuery("""
                        with crew as (
                          select actor_id, min(at) as from_at, max(at) + interval '10 minutes' as to_at from (
                            select m.task_id, m.actor_id, t.created_at as at from task_milestone m
                              join task t on t.org = m.org and t.id = m.task_id
                              where m.org = :org and m.task_id = any(:tasks) and m.milestone not in ('dispatched', 'cancelled')
                            union all
                            select task_id, actor_id, at from task_milestone where org = :org and task_id = any(:tasks)
                              and milestone not in ('dispatched', 'cancelled')) step
                          where actor_id is not null group by task_id, actor_id)
                        select distinct e.id, e.sha256, e.captured_at, e.created_at, a.display_name,
                          st_x(e.geom) as lon, st_y(e.geom) as lat
                        from crew join evidence e on e.org = :org and e.account_id = actor_id
                          and e.captured_at between from_at and to_at
                        join account a on a.org = e.org and a.id = e.account_id
                        where e.agency_id = any(:agencies) or e.account_id = :account
                        order by e.captured_at, e.id""")
                .bind("org", org)
                .bindArray("tasks", Long.class, tasks)
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("account", principal.accountId())
                .map((row, context) -> new IncidentReport.Photo(
                        row.getLong("id"),
                        HexFormat.of().formatHex(row.getBytes("sha256")),
                        Rows.instant(row, "captured_at"),
                        Rows.instant(row, "created_at"),
                        row.getString("display_name"),
                        Rows.location(row)))
                .list();
    }

    public List<List<Location>> roads(Location centre) {
        return handle.createQuery("""
                        select geom from road where org = :org
                          and geom && st_expand(cast(:centre as geometry), :around) limit :most""")
                .bind("org", org)
                .bind("centre", centre)
                .bind("around", AROUND_DEGREES)
                .bind("most", MOST_ROADS)
                .mapTo(Geometry.class)
                .map(JdbcReport::line)
                .list();
    }

    private static List<Location> line(Geometry geometry) {
        return Stream.of(geometry.getCoordinates())
                .map(point -> new Location(point.x, point.y))
                .toList();
    }
}
