package org.roadmarshal.incident.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentChange;
import org.roadmarshal.incident.IncidentFilter;
import org.roadmarshal.incident.IncidentSource;
import org.roadmarshal.incident.IncidentState;
import org.roadmarshal.incident.LikeIncident;
import org.roadmarshal.incident.NewIncident;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.PageRequest;

/** Incidents in SQL. */
public final class JdbcIncident {
    private static final String SELECT = """
            select i.id, i.category, i.priority, i.state, i.summary, i.description, i.source, i.reporter_name,
              i.reporter_phone, i.address, i.stake, i.agency_id, a.name as agency_name, st_x(i.geom) as lon,
              st_y(i.geom) as lat, i.outcome, i.created_at, c.id as created_by_id, c.display_name as created_by_name,
              i.closed_at, i.duplicate_of, i.split_from, i.version
            from incident i
            join agency a on a.org = i.org and a.id = i.agency_id
            join account c on c.org = i.org and c.id = i.created_by
            where i.org = :org
            """;

    private JdbcIncident() {}

    public static List<Incident> page(
            Handle handle, int org, Collection<Long> agencies, IncidentFilter filter, PageRequest request) {
        return handle.createQuery(SELECT
                        + " and i.agency_id = any(:agencies) and i.id < :before"
                        + (filter.state() == null ? "" : " and i.state = :state")
                        + (filter.priority() == null ? "" : " and i.priority = :priority")
                        + " order by i.id desc limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("state", filter.state() == null ? null : filter.state().code())
                .bind("priority", filter.priority())
                .bind("limit", request.fetch())
                .map(JdbcIncident::incident)
                .list();
    }

    public static List<Incident> list(Handle handle, int org, Collection<Long> agencies, Collection<Long> ids) {
        return handle.createQuery(SELECT + " and i.agency_id = any(:agencies) and i.id = any(:ids) order by i.id")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bindArray("ids", Long.class, ids)
                .map(JdbcIncident::incident)
                .list();
    }

    public static Incident get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and i.id = :id");
    }

    public static Incident lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and i.id = :id for no key update of i");
    }

    public static void lockAll(Handle handle, int org, Collection<Long> ids) {
        handle.createQuery("select id from incident where org = :org and id = any(:ids) order by id for no key update")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .mapTo(Long.class)
                .list();
    }

    private static Incident one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcIncident::incident)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("incident", id));
    }

    public static long insert(
            Handle handle, int org, NewIncident incident, int priority, long agencyId, long createdBy) {
        return handle.createQuery("""
                        insert into incident (org, category, priority, summary, description, source, reporter_name,
                          reporter_phone, address, stake, agency_id, geom, created_by)
                        values (:org, :category, :decided, :summary, :description, :sourceCode, :reporterName,
                          :reporterPhone, :address, :stake, :agencyId, :location, :createdBy)
                        returning id""")
                .bindMethods(incident)
                .bind("org", org)
                .bind("decided", priority)
                .bind("sourceCode", incident.source().code())
                .bind("agencyId", agencyId)
                .bind("createdBy", createdBy)
                .mapTo(Long.class)
                .one();
    }

    /** @param agencyId whose ground it lies on now; null where it has not moved */
    public static void change(Handle handle, int org, long id, IncidentChange change, Long agencyId) {
        handle.createUpdate("""
                        update incident set version = version + 1,
                          category = coalesce(:category, category), priority = coalesce(:priority, priority),
                          summary = coalesce(:summary, summary), description = coalesce(:description, description),
                          address = coalesce(:address, address), stake = coalesce(:stake, stake),
                          geom = coalesce(:location, geom), agency_id = coalesce(:agencyId, agency_id),
                          outcome = coalesce(:outcome, outcome), state = coalesce(:stateCode, state),
                          closed_at = case when cast(:stateCode as text) is null then closed_at else now() end
                        where org = :org and id = :id""")
                .bindMethods(change)
                .bind("org", org)
                .bind("id", id)
                .bind(
                        "stateCode",
                        change.state() == null ? null : change.state().code())
                .bind("agencyId", agencyId)
                .bindByType("location", change.location(), Location.class)
                .execute();
    }

    /** Closes it as a report of what another incident is about. */
    public static void merge(Handle handle, int org, long id, long into, String outcome) {
        handle.createUpdate("""
                        update incident set version = version + 1, state = 'closed', closed_at = now(), duplicate_of = :into,
                          outcome = :outcome
                        where org = :org and id = :id""")
                .bind("org", org)
                .bind("id", id)
                .bind("into", into)
                .bind("outcome", outcome)
                .execute();
    }

    public static void splitFrom(Handle handle, int org, long id, long from) {
        handle.createUpdate("update incident set split_from = :from where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .bind("from", from)
                .execute();
    }

    /** A new version, as something beside the row has changed. */
    public static void touch(Handle handle, int org, long id) {
        handle.createUpdate("update incident set version = version + 1 where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    /** It, and all that were merged into it, and into those. */
    public static List<Long> withMerged(Handle handle, int org, long id) {
        return handle.createQuery("""
                        with recursive merged (id) as (
                          select cast(:id as bigint)
                          union select i.id from merged join incident i on i.org = :org and i.duplicate_of = merged.id)
                        select id from merged""")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Long.class)
                .list();
    }

    /** Other open incidents near it in space and time, the nearest first. */
    public static List<LikeIncident> like(Handle handle, int org, Collection<Long> agencies, Incident incident) {
        return handle.createQuery(SELECT + """
                         and i.agency_id = any(:agencies) and i.state = 'open' and i.id <> :id
                          and i.created_at between cast(:at as timestamptz) - :hours * interval '1 hour'
                            and cast(:at as timestamptz) + :hours * interval '1 hour'
                          and i.geom && st_expand(cast(:place as geometry), :degrees)
                          and st_distance(i.geom::geography, cast(:place as geometry)::geography) <= :metres
                        order by st_distance(i.geom::geography, cast(:place as geometry)::geography), i.id limit 10""")
                .bind("org", org)
                .bind("id", incident.id())
                .bindArray("agencies", Long.class, agencies)
                .bind("at", incident.createdAt())
                .bind("place", incident.location())
                .bind("hours", LikeIncident.HOURS)
                .bind("metres", LikeIncident.METRES)
                // A degree of longitude is at least 55 km up to 60 degrees north.
                .bind("degrees", LikeIncident.METRES / 55_000.0)
                .map(JdbcIncident::incident)
                .map(found -> LikeIncident.of(incident, found))
                .list();
    }

    public static void countTask(Handle handle, int org, long id, int more) {
        handle.createUpdate("update incident set open_tasks = open_tasks + :more where org = :org and id = :id")
                .bind("more", more)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    public static int openTasks(Handle handle, int org, long id) {
        return handle.createQuery("select open_tasks from incident where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    private static Incident incident(ResultSet row, StatementContext context) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getString("category"),
                row.getInt("priority"),
                Coded.of(IncidentState.class, row.getString("state")),
                row.getString("summary"),
                row.getString("description"),
                Coded.of(IncidentSource.class, row.getString("source")),
                row.getString("reporter_name"),
                row.getString("reporter_phone"),
                row.getString("address"),
                row.getString("stake"),
                Rows.named(row, "agency"),
                Rows.location(row),
                row.getString("outcome"),
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"),
                Rows.instant(row, "closed_at"),
                Rows.number(row, "duplicate_of"),
                Rows.number(row, "split_from"),
                row.getInt("version"));
    }
}
