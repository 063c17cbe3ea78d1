package org.roadmarshal.task.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.IncidentSummary;

/** The figures in one statement, so that they agree with each other. */
public final class JdbcSummary {
    private JdbcSummary() {}

    public static IncidentSummary today(Handle handle, Principal principal) {
        return handle.createQuery("""
                        with today as materialized (
                          select date_trunc('day', now() at time zone time_zone) at time zone time_zone as start
                          from org where id = :org),
                        incidents as (
                          select
                            (select count(*) from incident where org = :org and agency_id = any(:incidentAgencies)
                               and state = 'open') as open,
                            (select count(*) from incident where org = :org and agency_id = any(:incidentAgencies)
                               and created_at >= (select start from today)) as created_today,
                            (select count(*) from incident where org = :org and agency_id = any(:incidentAgencies)
                               and state = 'closed' and closed_at >= (select start from today)) as closed_today),
                        reached as (
                          select m.milestone, extract(epoch from m.at - t.created_at) as seconds
                          from task t
                          join task_milestone m on m.org = t.org and m.task_id = t.id
                            and m.milestone in ('accepted', 'on_scene')
                            -- Who goes on with what was handed over begins where it stood, and did not reach that.
                            and m.at > t.created_at
                          where t.org = :org and t.agency_id = any(:taskAgencies)
                            and t.created_at >= (select start from today)
                            -- Bounded on both sides, or the planner believes in a third of all tasks and reads them all.
                            and t.created_at < (select start + interval '1 day' from today)),
                        times as (
                          select count(*) filter (where milestone = 'on_scene') as arrivals,
                            percentile_disc(0.5) within group (order by seconds)
                              filter (where milestone = 'on_scene') as arrival_p50,
                            percentile_disc(0.9) within group (order by seconds)
                              filter (where milestone = 'on_scene') as arrival_p90,
                            percentile_disc(0.9) within group (order by seconds)
                              filter (where milestone = 'accepted') as acknowledge_p90
                          from reached)
                        select open, created_today, closed_today, arrivals, round(arrival_p50)::integer as arrival_p50,
                          round(arrival_p90)::integer as arrival_p90, round(acknowledge_p90)::integer as acknowledge_p90
                        from incidents, times""")
                .bind("org", principal.org())
                .bindArray("incidentAgencies", Long.class, principal.agencies(Permission.INCIDENT_READ))
                .bindArray("taskAgencies", Long.class, principal.agencies(Permission.TASK_READ))
                .map((row, context) -> new IncidentSummary(
                        row.getInt("open"),
                        row.getInt("created_today"),
                        row.getInt("closed_today"),
                        row.getInt("arrivals"),
                        row.getObject("arrival_p50", Integer.class),
                        row.getObject("arrival_p90", Integer.class),
                        row.getObject("acknowledge_p90", Integer.class)))
                .one();
    }
}
