package org.roadmarshal.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.device.Crs;
import org.roadmarshal.device.Device;
import org.roadmarshal.device.DeviceDetail;
import org.roadmarshal.device.DeviceService.DeviceFilter;
import org.roadmarshal.device.DeviceService.NewDevice;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;

/** The table {@code device}. */
public final class JdbcDevice {
    private static final String AGENCY = "coalesce(unit.agency_id, vehicle.agency_id, person.agency_id)";

    // A vehicle that two units claim speaks for the older one.
    private static final String SELECT = """
            select device.org, device.id, device.kind, device.label, device.crs, device.address, device.vehicle_id,
              device.edition, device.maker, device.model, device.terminal, device.node, device.connected_at, device.seen_at,
              unit.id as unit_id, unit.callsign, vehicle.plate, %s as agency_id
            from device
            left join vehicle on vehicle.org = device.org and vehicle.id = device.vehicle_id
            left join lateral (select id, callsign, agency_id from unit
              where unit.org = device.org and (unit.id = device.unit_id or unit.vehicle_id = device.vehicle_id)
              order by id limit 1) unit on true
            left join account on account.org = device.org and account.id = device.account_id
            left join person on person.org = account.org and person.id = account.person_id
            """.formatted(AGENCY);

    private static final String OF_ORG = SELECT + "where device.org = :org";

    private JdbcDevice() {}

    /** @param keyHash SHA-256 of the key */
    public static Optional<Sender> byKey(Handle handle, byte[] keyHash) {
        return handle.createQuery(SELECT + "where device.key_hash = :hash")
                .bind("hash", keyHash)
                .map((row, context) -> sender(row))
                .findOne();
    }

    /** @param address what names the device on its protocol. @param kind whose protocol that is */
    public static Optional<Sender> byAddress(Handle handle, Device.Kind kind, String address) {
        return handle.createQuery(SELECT + "where device.kind = :kind and device.address = :address")
                .bind("kind", kind.code())
                .bind("address", address)
                .map((row, context) -> sender(row))
                .findOne();
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
    public static long add(Handle handle, int org, NewDevice device, byte[] keyHash) {
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

    /** Devices of units and vehicles, and phones of officers, that somebody may see. */
    public static List<Device> list(Handle handle, Principal principal, DeviceFilter filter, PageRequest page) {
        return handle.createQuery(OF_ORG + " and device.id > :after and " + AGENCY + " = any(:agencies)"
                        + (filter.unitId() == null ? "" : " and unit.id = :unit")
                        + (filter.vehicleId() == null ? "" : " and device.vehicle_id = :vehicle")
                        + " order by device.id limit :limit")
                .bind("org", principal.org())
                .bind("after", page.afterId(0))
                .bindArray("agencies", Long.class, principal.agencies(Permission.POSITION_READ))
                .bind("unit", filter.unitId())
                .bind("vehicle", filter.vehicleId())
                .bind("limit", page.fetch())
                .map((row, context) -> device(row))
                .list();
    }

    /** One that the principal may act on. */
    public static Optional<Source> find(Handle handle, Principal principal, long id, Permission needed) {
        return handle.createQuery(OF_ORG + " and device.id = :id and " + AGENCY + " = any(:agencies)")
                .bind("org", principal.org())
                .bind("id", id)
                .bindArray("agencies", Long.class, principal.agencies(needed))
                .map((row, context) -> source(row))
                .findOne();
    }

    /** Those that there are, with whom they speak for now. */
    static Map<KnownDevice, Source> sources(Handle handle, Collection<KnownDevice> devices) {
        Map<KnownDevice, Source> sources = new HashMap<>();
        handle.createQuery(SELECT + "join unnest(:orgs, :ids) as wanted (org, id)"
                        + " on device.org = wanted.org and device.id = wanted.id")
                .bindArray(
                        "orgs",
                        Integer.class,
                        devices.stream().map(KnownDevice::org).toArray())
                .bindArray(
                        "ids", Long.class, devices.stream().map(KnownDevice::id).toArray())
                .map((row, context) -> source(row))
                .forEach(source -> sources.put(new KnownDevice(source.org(), source.deviceId()), source));
        return sources;
    }

    /** One that there is. */
    public static DeviceDetail detail(Handle handle, int org, long id) {
        return handle.createQuery(OF_ORG + " and device.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new DeviceDetail(
                        device(row),
                        row.getString("node") != null,
                        row.getString("node"),
                        Rows.instant(row, "connected_at"),
                        Rows.instant(row, "seen_at"),
                        row.getObject("edition", Integer.class),
                        row.getString("maker"),
                        row.getString("model"),
                        row.getString("terminal")))
                .one();
    }

    public static boolean isTerminal(Handle handle, int org, long id) {
        return handle.createQuery("select kind = 'jt808' from device where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getLong("id"),
                Coded.of(Device.Kind.class, row.getString("kind")),
                row.getString("label"),
                crs(row),
                row.getString("address"),
                Named.orNull(Rows.number(row, "unit_id"), row.getString("callsign")),
                Named.orNull(Rows.number(row, "vehicle_id"), row.getString("plate")),
                null);
    }

    /** A vehicle of these agencies; empty where there is none, or where it is not theirs. */
    public static Optional<Named> vehicle(Handle handle, int org, long id, Set<Long> agencies) {
        return handle.createQuery(
                        "select id, plate from vehicle where org = :org and id = :id and agency_id = any(:agencies)")
                .bind("org", org)
                .bind("id", id)
                .bindArray("agencies", Long.class, agencies)
                .map((row, context) -> new Named(row.getLong("id"), row.getString("plate")))
                .findOne();
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
