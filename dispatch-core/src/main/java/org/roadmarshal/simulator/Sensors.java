package org.roadmarshal.simulator;

import java.util.Random;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.protocol.jt808.Alarm;
import org.roadmarshal.protocol.jt808.Item;
import org.roadmarshal.protocol.jt808.Items;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.Status;

/** What a vehicle's terminal measures beside the place: how far it went, the ignition, the tank, what is alarming. */
final class Sensors {
    private static final double ONE_IN_FALLS_TIRED = 5e-5;
    private static final double FARTHEST_STEP_METRES = 5_000;
    private static final double TANK_L = 300;
    private static final double KM_A_LITRE = 4;

    private final Random random;
    private final Mishaps mishaps;
    private final int load;
    private double mileageKm;
    private Lonlat before;
    private boolean sos;
    private boolean tired;

    Sensors(Random random, Mishaps mishaps) {
        this.random = random;
        this.mishaps = mishaps;
        this.mileageKm = 20_000 + random.nextInt(400_000);
        this.load = Status.Load.of(random.nextInt(4) << 8).bits();
    }

    /** @param unixMillis by the terminal's own clock. @param limitKmh from which on it is too fast */
    Location read(long unixMillis, Route.Moment seen, boolean ignition, long limitKmh) {
        go(seen, ignition);
        return new Location(
                alarms(seen.kmh(), ignition, limitKmh),
                status(seen.kmh(), ignition),
                (int) Math.round(seen.place().lat() * 1e6),
                (int) Math.round(seen.place().lon() * 1e6),
                180 + random.nextInt(5),
                (int) Math.round(seen.kmh() * 10),
                (int) Math.round(seen.course()) % 360,
                unixMillis / 1000 * 1000,
                items(seen.kmh()));
    }

    /** The platform has seen it: what holds until then ends. */
    void confirmed() {
        sos = false;
    }

    private void go(Route.Moment seen, boolean ignition) {
        if (ignition && before != null) {
            double metres = Earth.metres(before, seen.place());
            mileageKm += metres < FARTHEST_STEP_METRES ? metres / 1000 : 0;
        }
        before = seen.place();
    }

    private int alarms(double kmh, boolean ignition, long limitKmh) {
        sos |= mishaps.sos();
        tired = ignition && (tired || random.nextDouble() < ONE_IN_FALLS_TIRED);
        return (sos ? Alarm.SOS.mask() : 0)
                | (tired ? Alarm.FATIGUE.mask() : 0)
                | (kmh > limitKmh ? Alarm.OVERSPEED.mask() : 0);
    }

    private int status(double kmh, boolean ignition) {
        return Status.FIXED.mask()
                | Status.GPS.mask()
                | Status.BEIDOU.mask()
                | (ignition ? Status.IGNITION.mask() : Status.DOORS_LOCKED.mask())
                | (kmh > 0 ? Status.MOVING.mask() : 0)
                | load;
    }

    private Items items(double kmh) {
        return new Items.Builder()
                .add(Item.MILEAGE, Math.round(mileageKm * 10))
                .add(Item.FUEL, Math.round((TANK_L - mileageKm / KM_A_LITRE % TANK_L) * 10))
                .add(Item.RECORDER_SPEED, Math.round(kmh * 10))
                .add(Item.SIGNAL_STRENGTH, 18 + random.nextInt(12))
                .add(Item.SATELLITES, 9 + random.nextInt(14))
                .build();
    }
}
