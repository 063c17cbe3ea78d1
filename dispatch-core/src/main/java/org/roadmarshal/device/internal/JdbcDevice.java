package org.roadmarshal.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.Crs;
import org.roadmarshal.device.Device;
import org.roadmarshal.device.DeviceService;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;

/** The table {@code device}. */
public final class JdbcDevice {
    private static final String SENDER = """
            select device.org, device.id, device.crs, unit.id as unit_id, vehicle.id as vehicle_id,
              coalesce(unit.agency_id, vehicle.agency_id) as agency_id
            from device left join vehicle on vehicle.org = device.org and vehicle.id = device.vehicle_id
            left join unit on unit.org = device.org
              and (unit.id = device.unit_id or unit.vehicle_id = device.vehicle_id)
            """;

    private JdbcDevice() {}

    /** @param keyHash SHA-256 of the key */
    public static Optional<Sender> byKey(Handle handle, byte[] keyHash) {
        return handle.createQuery(SENDER + "where device.key_hash = :hash")
                .bind("hash", keyHash)
                .map((row, context) -> sender(row))
                .findFirst();
    }

    /** @param address what names the device on its protocol. @param kind whose protocol that is */
    public static Optional<Sender> byAddress(Handle handle, Device.Kind kind, String address) {
        return handle.createQuery(SENDER + "where device.kind = :kind and device.address = :address")
                .bind("kind", kind.code())
                .bind("address", address)
                .map((row, context) -> sender(row))
                .findFirst();
    }

    /** The phone of an officer, made on first use, speaking for the unit that they crew now. */
    public static Source ofOfficer(Handle handle, Principal officer) {
        handle.createUpdate("""
                        insert into device (org, kind, label, account_id) values (:org, 'field', :label, :account)
                        on conflict (org, account_id) where kind = 'field' do nothing""")
                .bind("org", officer.org())
                .bind("label", officer.name())
                .bind("account", officer.accountId())
                .execute();
        return handle.createQuery("""
                        select device.org, device.id, unit.id as unit_id, null::bigint as vehicle_id, unit.agency_id
                        from device left join unit on unit.org = device.org and unit.id = :unit
                        where device.org = :org and device.account_id = :account and device.kind = 'field'""")
                .bind("org", officer.org())
                .bind("account", officer.accountId())
                .bind("unit", officer.unitId())
                .map((row, context) -> source(row))
                .one();
    }

    private static Sender sender(ResultSet row) throws SQLException {
        return new Sender(source(row), crs(row).source());
    }

    private static Crs crs(ResultSet row) throws SQLException {
        return Coded.of(Crs.class, row.getString("crs"));
    }

    /** From the columns {@code org}, {@code id}, {@code unit_id}, {@code vehicle_id} and {@code agency_id}. */
    public static Source source(ResultSet row) throws SQLException {
        Long unit = row.getObject("unit_id", Long.class);
        Long vehicle = row.getObject("vehicle_id", Long.class);
        return new Source(
                row.getInt("org"),
                row.getLong("id"),
                unit != null ? Mover.unit(unit) : vehicle != null ? Mover.vehicle(vehicle) : null,
                row.getObject("agency_id", Long.class));
    }

    /** @return the new device's id */
    public static long add(Handle handle, int org, DeviceService.NewDevice device, byte[] keyHash) {
        return handle.createUpdate("""
                        insert into device (org, kind, label, unit_id, crs, address, key_hash)
                        values (:org, :kindCode, :label, :unitId, :crsCode, :address, :hash)""")
                .bind("org", org)
                .bindMethods(device)
                .bind("kindCode", device.kind().code())
                .bind("crsCode", device.crs().code())
                .bind("hash", keyHash)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Devices of units, and phones of officers, of these agencies. */
    public static List<Device> list(Handle handle, int org, Set<Long> agencies, PageRequest page) {
        return handle.createQuery("""
                        select device.id, device.kind, device.label, device.crs, device.address, unit.id as unit_id, unit.callsign from device
                        left join unit on unit.org = device.org and unit.id = device.unit_id
                        left join account on account.org = device.org and account.id = device.account_id
                        left join person on person.org = account.org and person.id = account.person_id
                        where device.org = :org and device.id > :after
                          and coalesce(unit.agency_id, person.agency_id) = any(:agencies)
                        order by device.id limit :limit""")
                .bind("org", org)
                .bind("after", page.afterId(0))
                .bindArray("agencies", Long.class, agencies)
                .bind("limit", page.fetch())
                .map((row, context) -> new Device(
                        row.getLong("id"),
                        Coded.of(Device.Kind.class, row.getString("kind")),
                        row.getString("label"),
                        crs(row),
                        row.getString("address"),
                        Named.orNull(row.getObject("unit_id", Long.class), row.getString("callsign")),
                        null))
                .list();
    }

    /** A unit of these agencies; empty where there is none, or where it is not theirs. */
    public static Optional<Named> unit(Handle handle, int org, long unitId, Set<Long> agencies) {
        return handle.createQuery(
                        "select id, callsign from unit where org = :org and id = :id and agency_id = any(:agencies)")
                .bind("org", org)
                .bind("id", unitId)
                .bindArray("agencies", Long.class, agencies)
                .map((row, context) -> new Named(row.getLong("id"), row.getString("callsign")))
                .findOne();
    }
}
