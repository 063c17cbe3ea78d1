package org.roadmarshal.device.internal.jt808;

import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Telemetry;
import org.roadmarshal.protocol.jt808.Items;
import org.roadmarshal.protocol.jt808.Location;

/** The normal form of what a terminal says of where it is. */
final class TerminalFix {
    private TerminalFix() {}

    /** @param location of a time that is one */
    static Fix of(Location location) {
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
