package org.roadmarshal.device.internal;

import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Telemetry;
import org.roadmarshal.protocol.jt808.Items;
import org.roadmarshal.protocol.jt808.Location;

/** The normal form of what a terminal says of where it is, itself by JT/T 808 or through a platform by JT/T 809. */
public final class TerminalFix {
    private TerminalFix() {}

    /** @param location of a time that is one */
    public static Fix of(Location location) {
        Items items = location.items();
        return new Fix(
                location.at(),
                location.lon(),
                location.lat(),
                location.speedKmh(),
                (double) location.courseDeg(),
                (double) location.altitudeM(),
                null,
                new Telemetry(
                        Integer.toUnsignedLong(location.alarms()),
                        Integer.toUnsignedLong(location.status()),
                        items.mileageKm(),
                        items.fuelL(),
                        items.satellites(),
                        items.signalStrength()));
    }
}
