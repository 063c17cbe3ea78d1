package org.roadmarshal.track;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.position.Mover;

/** Puts rides into the table {@code fix} of a {@link org.roadmarshal.testing.SmallCity}. */
final class Ride {
    /** Of kind upload, of no mover. */
    static final long DEVICE = 71;

    static final long OTHER_DEVICE = 72;

    private Ride() {}

    static void devices(Handle handle) {
        handle.execute("""
                insert into device (org, id, kind, label) values (1, 71, 'upload', 'One'), (1, 72, 'upload', 'Other')""");
    }

    /**
     * To the east from a place, a fix every ten seconds: ten minutes at 60 km/h, ten minutes of standing, ten minutes at 30 km/h. In
     * all 14.9 km and 180 fixes.
     */
    static void put(Handle handle, int org, long device, Mover mover, double lon, double lat, Instant from) {
        handle.createUpdate("""
                        insert into fix (org, device_id, unit_id, vehicle_id, at, geom, speed_kmh)
                        select :org, :device, :unit, :vehicle, cast(:from as timestamptz) + i * interval '10 s',
                          st_setsrid(st_makepoint(:lon + (least(i, 60) * 1.0 / 6 + greatest(i - 120, 0) * 1.0 / 12)
                            / (111.195 * cos(radians(:lat))), :lat), 4326),
                          case when i < 60 then 60 when i < 120 then 0 else 30 end
                        from generate_series(0, 179) i""")
                .bind("org", org)
                .bind("device", device)
                .bind("unit", mover.ofUnit() ? mover.id() : null)
                .bind("vehicle", mover.ofUnit() ? null : mover.id())
                .bind("from", from)
                .bind("lon", lon)
                .bind("lat", lat)
                .execute();
    }
}
