package org.roadmarshal.cityimport.internal;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.roadmarshal.cityimport.CityImportException;
import org.roadmarshal.cityimport.internal.CityFiles.Vehicle;

/** Writes the vehicles, and enrols the terminals they carry as devices of JT/T 808: a terminal registers by its number, without a key. */
final class Vehicles {
    private final Handle handle;
    private final int org;

    Vehicles(Handle handle, int org) {
        this.handle = handle;
        this.org = org;
    }

    /** @throws CityImportException where a terminal is another city's */
    int write(List<Vehicle> rows) {
        refuseForeign(rows);
        release(rows);
        int written = Upsert.into("vehicle", "plate", "plate_colour")
                .set("plate", ":plate")
                .set("plate_colour", ":plateColour")
                .set("kind", ":kind")
                .set("use", ":use")
                .set("agency_id", CityWriter.AGENCY.formatted("agencyCode"))
                .set("terminal", ":terminal")
                .versioned()
                .all(handle, org, rows);
        enrol(rows);
        return written;
    }

    private void refuseForeign(List<Vehicle> rows) {
        List<String> errors = bound(handle.createQuery("""
                                select address from device
                                where kind = 'jt808' and address = any(:addresses) and org <> :org order by address"""), rows)
                .mapTo(String.class)
                .map(address -> "vehicles.csv: terminal " + address + " is enrolled in another city")
                .list();
        if (!errors.isEmpty()) {
            throw new CityImportException(errors);
        }
    }

    /** All out before any goes in: terminals may have changed vehicles. */
    private void release(List<Vehicle> rows) {
        bound(handle.createUpdate("""
                        update vehicle set terminal = null, version = version + 1
                        from unnest(:plates, :colours, :terminals) as wanted (plate, colour, terminal)
                        where org = :org and vehicle.terminal = wanted.terminal
                          and (vehicle.plate, vehicle.plate_colour) <> (wanted.plate, wanted.colour)"""), rows).execute();
    }

    private void enrol(List<Vehicle> rows) {
        bound(handle.createUpdate("""
                                insert into device (org, kind, label, vehicle_id, address)
                                select :org, 'jt808', vehicle.plate, vehicle.id, wanted.address
                                from unnest(:plates, :colours, :addresses) as wanted (plate, colour, address)
                                join vehicle on vehicle.org = :org
                                  and (vehicle.plate, vehicle.plate_colour) = (wanted.plate, wanted.colour)
                                where wanted.address is not null
                                on conflict (kind, address) where address is not null do update
                                  set label = excluded.label, vehicle_id = excluded.vehicle_id, version = device.version + 1
                                  where (device.label, device.vehicle_id) is distinct from (excluded.label, excluded.vehicle_id)"""), rows).execute();
        // A terminal that was taken out of its vehicle speaks for nobody.
        bound(handle.createUpdate("""
                                update device set vehicle_id = null, version = device.version + 1
                                from unnest(:plates, :colours, :addresses) as wanted (plate, colour, address)
                                join vehicle on vehicle.org = :org
                                  and (vehicle.plate, vehicle.plate_colour) = (wanted.plate, wanted.colour)
                                where device.org = :org and device.kind = 'jt808' and device.vehicle_id = vehicle.id
                                  and device.address is distinct from wanted.address"""), rows).execute();
    }

    private <T extends SqlStatement<T>> T bound(T statement, List<Vehicle> rows) {
        return statement
                .bind("org", org)
                .bindArray("plates", String.class, column(rows, Vehicle::plate))
                .bindArray("colours", String.class, column(rows, Vehicle::plateColour))
                .bindArray("terminals", String.class, column(rows, Vehicle::terminal))
                .bindArray("addresses", String.class, column(rows, Vehicle::address));
    }

    private static Object[] column(List<Vehicle> rows, Function<Vehicle, String> value) {
        return rows.stream().map(value).toArray();
    }
}
