package org.roadmarshal.track.internal;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;

/** The devices of kind {@code upload}. */
public final class JdbcUpload {
    private JdbcUpload() {}

    /** @param takesFiles whether it is of the kind that people bring files for */
    public record Found(Source source, boolean takesFiles) {}

    /** A device of a mover of these agencies, speaking for a vehicle's unit where it has one now. */
    public static Optional<Found> find(Handle handle, int org, long deviceId, Set<Long> agencies) {
        return handle.createQuery("""
                        select device.id, device.kind, unit.id as unit_id, vehicle.id as vehicle_id,
                          coalesce(unit.agency_id, vehicle.agency_id) as agency_id
                        from device left join vehicle on vehicle.org = device.org and vehicle.id = device.vehicle_id
                        left join unit on unit.org = device.org
                          and (unit.id = device.unit_id or unit.vehicle_id = device.vehicle_id)
                        where device.org = :org and device.id = :id
                          and coalesce(unit.agency_id, vehicle.agency_id) = any(:agencies)
                        order by unit.id limit 1""")
                .bind("org", org)
                .bind("id", deviceId)
                .bindArray("agencies", Long.class, agencies)
                .map((row, context) -> {
                    Long unit = row.getObject("unit_id", Long.class);
                    Mover mover = unit == null ? Mover.vehicle(row.getLong("vehicle_id")) : Mover.unit(unit);
                    return new Found(
                            new Source(org, row.getLong("id"), mover, row.getLong("agency_id")),
                            row.getString("kind").equals("upload"));
                })
                .findOne();
    }

    /** Empty where the mover is not of these agencies. The same id however often, and however many ask at once. */
    public static Optional<Long> device(Handle handle, int org, Mover mover, Set<Long> agencies) {
        Optional<Named> named = JdbcTrack.mover(handle, org, mover, agencies);
        String column = mover.ofUnit() ? "unit_id" : "vehicle_id";
        String address = "%d/%s/%d".formatted(org, mover.kind().code(), mover.id());
        named.ifPresent(known -> handle.createUpdate("""
                        insert into device (org, kind, label, address, %s) values (:org, 'upload', :label, :address, :mover)
                        on conflict (kind, address) where address is not null do nothing""".formatted(column))
                .bind("org", org)
                .bind("label", known.name())
                .bind("address", address)
                .bind("mover", mover.id())
                .execute());
        return named.map(
                known -> handle.createQuery("select id from device where kind = 'upload' and address = :address")
                        .bind("address", address)
                        .mapTo(Long.class)
                        .one());
    }
}
