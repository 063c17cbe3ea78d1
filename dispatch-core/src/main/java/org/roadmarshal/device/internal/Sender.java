package org.roadmarshal.device.internal;

import java.util.List;
import org.roadmarshal.gis.crs.SourceCrs;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Source;

/** A device that is known, and what its coordinates are. */
public record Sender(Source source, SourceCrs crs) {
    /** As everything is inside. */
    public List<Fix> toWgs84(List<Fix> fixes) {
        return crs == SourceCrs.WGS84
                ? fixes
                : fixes.stream().map(fix -> toWgs84(fix, crs)).toList();
    }

    /** What is no place on the earth stays as it is, for the intake to refuse. */
    public static Fix toWgs84(Fix fix, SourceCrs crs) {
        if (!(Math.abs(fix.lon()) <= 180 && Math.abs(fix.lat()) <= 90)) {
            return fix;
        }
        Lonlat place = crs.toWgs84(new Lonlat(fix.lon(), fix.lat()));
        return new Fix(
                fix.at(),
                place.lon(),
                place.lat(),
                fix.speedKmh(),
                fix.courseDeg(),
                fix.altitudeM(),
                fix.accuracyM(),
                fix.telemetry());
    }
}
