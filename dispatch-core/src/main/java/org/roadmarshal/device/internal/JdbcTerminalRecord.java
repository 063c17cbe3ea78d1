package org.roadmarshal.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.TerminalRecord;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Reads the table {@code terminal_record}. */
public final class JdbcTerminalRecord {
    private static final int SHOWN = 4_096;

    private JdbcTerminalRecord() {}

    /** Newest first. */
    public static List<TerminalRecord> list(
            Handle handle, Principal principal, TerminalRecord.Filter filter, PageRequest page) {
        return handle.createQuery("""
                        select r.id, r.kind, r.received_at, r.text, length(r.body) as size,
                          substring(r.body from 1 for :shown) as body, d.id as device_id, d.label, v.id as vehicle_id, v.plate
                        from terminal_record r
                        join device d on d.org = r.org and d.id = r.device_id
                        left join vehicle v on v.org = d.org and v.id = d.vehicle_id
                        left join lateral (select agency_id from unit
                          where unit.org = d.org and (unit.id = d.unit_id or unit.vehicle_id = d.vehicle_id)
                          order by id limit 1) u on true
                        where r.org = :org and r.id < :before and coalesce(u.agency_id, v.agency_id) = any(:agencies)
                          and (cast(:device as bigint) is null or r.device_id = :device)
                          and (cast(:vehicle as bigint) is null or d.vehicle_id = :vehicle)
                          and (cast(:kind as text) is null or r.kind = :kind)
                          and (cast(:from as timestamptz) is null or r.received_at >= :from)
                          and (cast(:to as timestamptz) is null or r.received_at < :to)
                        order by r.id desc limit :limit""")
                .bind("org", principal.org())
                .bind("before", page.afterId(Long.MAX_VALUE))
                .bindArray("agencies", Long.class, principal.agencies(Permission.POSITION_READ))
                .bind("device", filter.deviceId())
                .bind("vehicle", filter.vehicleId())
                .bind("kind", filter.kind() == null ? null : filter.kind().code())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("shown", SHOWN)
                .bind("limit", page.fetch())
                .map((row, context) -> record(row))
                .list();
    }

    private static TerminalRecord record(ResultSet row) throws SQLException {
        Long vehicle = row.getObject("vehicle_id", Long.class);
        return new TerminalRecord(
                row.getLong("id"),
                new Named(row.getLong("device_id"), row.getString("label")),
                vehicle == null ? null : new Named(vehicle, row.getString("plate")),
                Coded.of(TerminalRecord.Kind.class, row.getString("kind")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("size"),
                HexFormat.of().formatHex(row.getBytes("body")),
                row.getString("text"));
    }
}
