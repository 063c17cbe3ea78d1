package org.roadmarshal.device.internal.jt809;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.internal.JdbcDevice;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;
import org.roadmarshal.protocol.jt809.Plate;

/** Vehicles by their plates: those that platforms send us, and those that we forward. */
final class JdbcPlatformVehicle {
    private JdbcPlatformVehicle() {}

    /** The device of a vehicle at a platform, made on first use. Empty where the platform has no such vehicle to send. */
    static Optional<Source> source(Handle handle, JdbcPlatform.Account platform, Plate plate) {
        Optional<Long> vehicle = PlateColour.of(plate.colour()).flatMap(colour -> handle.createQuery("""
                        with recursive below (id) as (
                          select :agency::bigint
                          union select a.id from below b join agency a on a.org = :org and a.parent_id = b.id)
                        select v.id from vehicle v
                        where v.org = :org and v.plate = :plate and v.plate_colour = :colour
                          and v.agency_id in (select id from below)""")
                .bind("agency", platform.agencyId())
                .bind("org", platform.org())
                .bind("plate", plate.number())
                .bind("colour", colour)
                .mapTo(Long.class)
                .findOne());
        return vehicle.map(id -> device(handle, platform, plate, id));
    }

    private static Source device(Handle handle, JdbcPlatform.Account platform, Plate plate, long vehicle) {
        String address = "%d/%d/%d".formatted(platform.org(), platform.id(), vehicle);
        handle.createUpdate("""
                        insert into device (org, kind, label, vehicle_id, address)
                        values (:org, 'jt809', :plate, :vehicle, :address)
                        on conflict (kind, address) where address is not null do nothing""")
                .bind("org", platform.org())
                .bind("plate", plate.number())
                .bind("vehicle", vehicle)
                .bind("address", address)
                .execute();
        return handle.createQuery("""
                        select d.org, d.id, u.id as unit_id, v.id as vehicle_id, coalesce(u.agency_id, v.agency_id) as agency_id
                        from device d
                        join vehicle v on v.org = d.org and v.id = d.vehicle_id
                        left join unit u on u.org = d.org and u.vehicle_id = d.vehicle_id
                        where d.kind = 'jt809' and d.address = :address order by u.id limit 1""")
                .bind("address", address)
                .map((row, context) -> JdbcDevice.source(row))
                .one();
    }

    /** Counts fixes of a vehicle that is not known. @param at when the last of them came */
    static void stranger(Handle handle, JdbcPlatform.Account platform, Plate plate, long fixes, Instant at) {
        handle.createUpdate("""
                        insert into platform_stranger (org, platform_id, plate, plate_colour, fixes, first_at, last_at)
                        values (:org, :platform, :plate, :colour, :fixes, :at, :at)
                        on conflict (org, platform_id, plate, plate_colour) do update
                        set fixes = platform_stranger.fixes + excluded.fixes, last_at = excluded.last_at""")
                .bind("org", platform.org())
                .bind("platform", platform.id())
                .bind("plate", plate.number().replace("\0", ""))
                .bind("colour", plate.colour())
                .bind("fixes", fixes)
                .bind("at", at)
                .execute();
    }

    static boolean isOrg(Handle handle, int org, String code) {
        return handle.createQuery("select exists (select from org where id = :org and code = :code)")
                .bind("org", org)
                .bind("code", code)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether a device is a vehicle at the platform of this user id. */
    static boolean isOf(Handle handle, int org, long device, long userId) {
        return handle.createQuery("""
                        select exists (select from device d
                          join platform p on p.org = d.org and p.user_id = :user and p.id::text = split_part(d.address, '/', 2)
                          where d.org = :org and d.id = :device and d.kind = 'jt809')""")
                .bind("org", org)
                .bind("device", device)
                .bind("user", userId)
                .mapTo(Boolean.class)
                .one();
    }

    /** A vehicle to forward, and whoever it moves as: itself, or the unit that has it. */
    record Forwarded(int org, Mover mover, Plate plate) {}

    /**
     * @param agencies codes; of these and all below them, or of all where empty
     * @param uses what the vehicles are to us; all where empty
     */
    static List<Forwarded> forwarded(Handle handle, String org, List<String> agencies, List<String> uses) {
        return handle.createQuery("""
                        with recursive below (org, id) as (
                          select a.org, a.id from agency a join org o on o.id = a.org
                          where o.code = :org and (cardinality(:agencies::text[]) = 0 or a.code = any(:agencies))
                          union select a.org, a.id from below b join agency a on a.org = b.org and a.parent_id = b.id)
                        select v.org, v.id, v.plate, v.plate_colour, u.id as unit_id from below b
                        join vehicle v on v.org = b.org and v.agency_id = b.id
                        left join unit u on u.org = v.org and u.vehicle_id = v.id
                        where cardinality(:uses::text[]) = 0 or v.use = any(:uses)""")
                .bind("org", org)
                .bindArray("agencies", String.class, agencies)
                .bindArray("uses", String.class, uses)
                .map((row, context) -> {
                    Long unit = row.getObject("unit_id", Long.class);
                    return new Forwarded(
                            row.getInt("org"),
                            unit == null ? Mover.vehicle(row.getLong("id")) : Mover.unit(unit),
                            new Plate(row.getString("plate"), PlateColour.number(row.getString("plate_colour"))));
                })
                .list();
    }
}
