package org.roadmarshal.device.internal.jt809;

import java.util.Optional;
import org.roadmarshal.device.internal.TerminalFix;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Telemetry;
import org.roadmarshal.protocol.jt808.Item;
import org.roadmarshal.protocol.jt808.Items;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.Messages;
import org.roadmarshal.protocol.jt808.Status;
import org.roadmarshal.protocol.jt808.Version;

/** The body of an 808-2019 0x0200, which a location of 809-2019 carries. */
final class EmbeddedLocation {
    private static final int MOST_WORD = 0xFFFF;

    private EmbeddedLocation() {}

    /** Empty where it is none, or tells no time. */
    static Optional<Fix> read(byte[] body) {
        return Messages.read(LocationReport.ID, Version.V2019, body) instanceof LocationReport report
                        && report.location().at() != null
                ? Optional.of(TerminalFix.of(report.location()))
                : Optional.empty();
    }

    static byte[] write(Fix fix) {
        Telemetry telemetry = fix.telemetry();
        int status = telemetry == null ? 0 : (int) telemetry.status() & ~(Status.SOUTH.mask() | Status.WEST.mask());
        return Messages.body(
                new LocationReport(new Location(
                        telemetry == null ? 0 : (int) telemetry.alarms(),
                        status
                                | Status.FIXED.mask()
                                | (fix.lat() < 0 ? Status.SOUTH.mask() : 0)
                                | (fix.lon() < 0 ? Status.WEST.mask() : 0),
                        (int) Math.round(fix.lat() * 1e6),
                        (int) Math.round(fix.lon() * 1e6),
                        fix.altitudeM() == null ? 0 : (int) Math.round(fix.altitudeM()),
                        word(fix.speedKmh(), 10),
                        word(fix.courseDeg(), 1),
                        fix.at().toEpochMilli(),
                        telemetry == null ? Items.NONE : items(telemetry))),
                Version.V2019);
    }

    private static Items items(Telemetry telemetry) {
        Items.Builder items = new Items.Builder();
        if (telemetry.mileageKm() != null) {
            items.add(Item.MILEAGE, Math.round(telemetry.mileageKm() * 10));
        }
        if (telemetry.fuelL() != null) {
            items.add(Item.FUEL, Math.round(telemetry.fuelL() * 10));
        }
        return items.build();
    }

    private static int word(Double value, int times) {
        return value == null ? 0 : (int) Math.max(0, Math.min(MOST_WORD, Math.round(value * times)));
    }
}
