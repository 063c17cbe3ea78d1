package org.roadmarshal.unit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.unit.Vehicle;
import org.roadmarshal.unit.VehicleFilter;
import org.roadmarshal.unit.VehicleUse;

/** Vehicles in SQL, as far as somebody may see them. */
final class JdbcVehicle {
    private static final String KEY = "v.plate || ' ' || v.plate_colour";

    private static final String SELECT = """
            select v.id, v.plate, v.plate_colour, v.kind, v.use, v.agency_id, a.name as agency_name, v.terminal,
              d.id as device_id, u.id as unit_id, u.callsign as unit_name
            from vehicle v
            join agency a on a.org = v.org and a.id = v.agency_id
            left join lateral (select id from device where org = v.org and vehicle_id = v.id
                               order by kind <> 'jt808', id limit 1) d on true
            left join lateral (select id, callsign from unit where org = v.org and vehicle_id = v.id
                               order by state = 'off_duty', id limit 1) u on true
            where v.org = :org and v.agency_id = any(:agencies)""";

    private static final String FOUND = """
             and v.id in (
              select id from vehicle where org = :org and plate_pieces(plate) @@ plate_search(:q)
              union all select x.id from vehicle x join agency o on o.org = x.org and o.id = x.agency_id
                where o.org = :org and strpos(upper(o.name), upper(:q)) > 0)""";

    private JdbcVehicle() {}

    static Page<Vehicle> page(Handle handle, Principal principal, VehicleFilter filter, PageRequest request) {
        List<Vehicle> rows = query(
                        handle,
                        principal,
                        (filter.q() == null ? "" : FOUND)
                                + (filter.use() == null ? "" : " and v.use = :use")
                                + (filter.agencyId() == null ? "" : " and v.agency_id " + JdbcUnit.SUBTREE)
                                + (request.after() == null ? "" : " and " + KEY + " > :after")
                                + " order by " + KEY + " limit :limit")
                .bind("q", filter.q())
                .bind("use", filter.use() == null ? null : filter.use().code())
                .bind("agencyId", filter.agencyId())
                .bind("after", request.after())
                .bind("limit", request.fetch())
                .map((row, context) -> vehicle(row))
                .list();
        return Page.of(rows, request, vehicle -> vehicle.plate() + " " + vehicle.plateColour());
    }

    /** Empty where there is none, or where it is not of the caller's part of the register. */
    static Optional<Vehicle> find(Handle handle, Principal principal, long id) {
        return query(handle, principal, " and v.id = :id")
                .bind("id", id)
                .map((row, context) -> vehicle(row))
                .findOne();
    }

    private static Query query(Handle handle, Principal principal, String more) {
        return handle.createQuery(SELECT + more)
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.UNIT_READ));
    }

    private static Vehicle vehicle(ResultSet row) throws SQLException {
        return new Vehicle(
                row.getLong("id"),
                row.getString("plate"),
                row.getString("plate_colour"),
                row.getString("kind"),
                Coded.of(VehicleUse.class, row.getString("use")),
                Rows.named(row, "agency"),
                row.getString("terminal"),
                Rows.number(row, "device_id"),
                Rows.named(row, "unit"));
    }
}
