package org.roadmarshal.unit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.unit.NewUnit;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitChange;
import org.roadmarshal.unit.UnitFilter;
import org.roadmarshal.unit.UnitKind;
import org.roadmarshal.unit.UnitState;

/** Units in SQL. */
public final class JdbcUnit {
    /** This agency and all below it. */
    static final String SUBTREE = """
            in (with recursive below (id) as (
                  select cast(:agencyId as bigint)
                  union select a.id from agency a join below on a.parent_id = below.id where a.org = :org)
                select id from below)""";

    private static final String SELECT = """
            select u.id, u.callsign, u.kind, u.agency_id, a.name as agency_name, u.vehicle_id, v.plate as vehicle_name,
              u.state, u.state_since, st_x(u.home) as lon, st_y(u.home) as lat, u.task_id, u.version,
              (select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id)
                 from unit_member m join person p on p.org = m.org and p.id = m.person_id
                 where m.org = u.org and m.unit_id = u.id) as members
            from unit u
            join agency a on a.org = u.org and a.id = u.agency_id
            left join vehicle v on v.org = u.org and v.id = u.vehicle_id
            """;

    private JdbcUnit() {}

    /** Whose a unit is, and what it does. */
    public record Standing(int org, long id, long agencyId, UnitState state) {}

    /** Of all orgs. */
    public static List<Standing> standings(Handle handle) {
        return handle.createQuery("select org, id, agency_id, state from unit where not historic")
                .map((row, context) -> new Standing(
                        row.getInt("org"),
                        row.getLong("id"),
                        row.getLong("agency_id"),
                        Coded.of(UnitState.class, row.getString("state"))))
                .list();
    }

    public static List<Unit> page(
            Handle handle, int org, Collection<Long> agencies, UnitFilter filter, PageRequest request) {
        return handle.createQuery(SELECT
                        + "where u.org = :org and u.agency_id = any(:agencies) and not u.historic"
                        + (filter.agencyId() == null ? "" : " and u.agency_id " + SUBTREE)
                        + (filter.state() == null ? "" : " and u.state = :state")
                        + (request.after() == null ? "" : " and u.callsign > :after")
                        + " order by u.callsign limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("agencyId", filter.agencyId())
                .bind("state", filter.state() == null ? null : filter.state().code())
                .bind("after", request.after())
                .bind("limit", request.fetch())
                .map(JdbcUnit::unit)
                .list();
    }

    public static List<Unit> ofAgencies(Handle handle, int org, Collection<Long> agencies) {
        return handle.createQuery(SELECT
                        + "where u.org = :org and u.agency_id = any(:agencies) and not u.historic order by u.callsign")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .map(JdbcUnit::unit)
                .list();
    }

    public static List<Unit> list(Handle handle, int org, Collection<Long> agencies, Collection<Long> ids) {
        return handle.createQuery(SELECT
                        + "where u.org = :org and u.agency_id = any(:agencies) and u.id = any(:ids) order by u.id")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bindArray("ids", Long.class, ids)
                .map(JdbcUnit::unit)
                .list();
    }

    public static Unit get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + "where u.org = :org and u.id = :id");
    }

    /** One that is only known from history does not change. */
    public static Unit lock(Handle handle, int org, long id) {
        return one(
                handle,
                org,
                id,
                SELECT + "where u.org = :org and u.id = :id and not u.historic for no key update of u");
    }

    public static Optional<UnitState> state(Handle handle, int org, long id) {
        return handle.createQuery("select state from unit where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> Coded.of(UnitState.class, row.getString("state")))
                .findOne();
    }

    public static void lockAll(Handle handle, int org, Collection<Long> ids) {
        handle.createQuery("select id from unit where org = :org and id = any(:ids) order by id for no key update")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .mapTo(Long.class)
                .list();
    }

    public static Optional<Unit> tryLock(Handle handle, int org, long id) {
        return handle.createQuery(SELECT + "where u.org = :org and u.id = :id for no key update of u skip locked")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcUnit::unit)
                .findOne();
    }

    private static Unit one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcUnit::unit)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("unit", id));
    }

    /** One that history knows already is the same unit. @return empty where the callsign is taken */
    public static Optional<Long> insert(Handle handle, int org, NewUnit unit) {
        return handle.createQuery("""
                        insert into unit (org, callsign, kind, agency_id, vehicle_id, home)
                        values (:org, :callsign, :kind, :agencyId, :vehicleId, :home)
                        on conflict (org, callsign) do update set kind = excluded.kind, agency_id = excluded.agency_id,
                          vehicle_id = excluded.vehicle_id, home = excluded.home, historic = false, version = unit.version + 1
                          where unit.historic
                        returning id""")
                .bind("org", org)
                .bind("callsign", unit.callsign())
                .bind("kind", unit.kind().code())
                .bind("agencyId", unit.agencyId())
                .bind("vehicleId", unit.vehicleId())
                .bindByType("home", unit.home(), Location.class)
                .mapTo(Long.class)
                .findOne();
    }

    public static void change(Handle handle, int org, long id, UnitChange change) {
        handle.createUpdate("""
                        update unit set version = version + 1, vehicle_id = coalesce(:vehicleId, vehicle_id),
                          state_since = case when coalesce(:state, state) = state then state_since else now() end,
                          state = coalesce(:state, state)
                        where org = :org and id = :id""")
                .bind("org", org)
                .bind("id", id)
                .bind("vehicleId", change.vehicleId())
                .bind("state", change.state() == null ? null : change.state().code())
                .execute();
    }

    /** What is selected from is the row as it was just written. */
    public static Unit follow(Handle handle, int org, long id, UnitState state, Long taskId) {
        return handle.createQuery("""
                        with unit as (
                          update unit set version = version + 1, state = :state, task_id = :taskId,
                            state_since = case when state = :state then state_since else now() end
                          where org = :org and id = :id returning *)
                        """ + SELECT)
                .bind("org", org)
                .bind("id", id)
                .bind("state", state.code())
                .bind("taskId", taskId)
                .map(JdbcUnit::unit)
                .one();
    }

    private static Unit unit(ResultSet row, StatementContext context) throws SQLException {
        return new Unit(
                row.getLong("id"),
                row.getString("callsign"),
                Coded.of(UnitKind.class, row.getString("kind")),
                Rows.named(row, "agency"),
                Rows.named(row, "vehicle"),
                Coded.of(UnitState.class, row.getString("state")),
                Rows.instant(row, "state_since"),
                members(row.getString("members")),
                Rows.location(row),
                Rows.number(row, "task_id"),
                row.getInt("version"));
    }

    private static List<Named> members(String json) throws SQLException {
        try {
            return json == null ? List.of() : Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("Not members: " + json, e);
        }
    }
}
