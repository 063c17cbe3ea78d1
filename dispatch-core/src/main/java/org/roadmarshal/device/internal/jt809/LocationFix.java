package org.roadmarshal.device.internal.jt809;

import java.util.Optional;
import org.roadmarshal.device.internal.Sender;
import org.roadmarshal.gis.crs.SourceCrs;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Telemetry;
import org.roadmarshal.protocol.jt809.Edition;
import org.roadmarshal.protocol.jt809.Location2011;
import org.roadmarshal.protocol.jt809.Location2019;
import org.roadmarshal.protocol.jt809.LocationRecord;

/** Locations of the standard to fixes, and back. */
final class LocationFix {
    /** Status bit 1 of JT/T 808: the position is one. */
    private static final long FIXED = 1 << 1;

    private static final int MOST_WORD = 0xFFFF;

    private LocationFix() {}

    /** In WGS-84. Empty where it tells no time, or its 808 body is none. */
    static Optional<Fix> of(LocationRecord location) {
        Optional<Fix> fix = location instanceof Location2019 newer
                ? EmbeddedLocation.read(newer.body())
                : of((Location2011) location);
        return location.offset() ? fix.map(there -> Sender.toWgs84(there, SourceCrs.GCJ02)) : fix;
    }

    private static Optional<Fix> of(Location2011 location) {
        return Optional.ofNullable(location.at())
                .map(at -> new Fix(
                        at,
                        location.lon(),
                        location.lat(),
                        (double) location.speedKmh(),
                        (double) location.courseDeg(),
                        (double) location.altitudeM(),
                        null,
                        new Telemetry(
                                location.alarms(),
                                location.status(),
                                (double) location.mileageKm(),
                                null,
                                null,
                                null)));
    }

    /** What is not known is 0. */
    static LocationRecord record(Fix fix, Edition edition) {
        return edition == Edition.E2019 ? new Location2019(false, EmbeddedLocation.write(fix)) : of2011(fix);
    }

    private static Location2011 of2011(Fix fix) {
        Telemetry telemetry = fix.telemetry();
        Double mileage = telemetry == null ? null : telemetry.mileageKm();
        return new Location2011(
                false,
                fix.at(),
                fix.lon(),
                fix.lat(),
                word(fix.speedKmh()),
                0,
                mileage == null ? 0 : Math.round(mileage),
                word(fix.courseDeg()),
                word(fix.altitudeM()),
                telemetry == null ? FIXED : telemetry.status() | FIXED,
                telemetry == null ? 0 : telemetry.alarms());
    }

    private static int word(Double value) {
        return value == null ? 0 : (int) Math.max(0, Math.min(MOST_WORD, Math.round(value)));
    }
}
