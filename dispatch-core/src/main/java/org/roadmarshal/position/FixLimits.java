package org.roadmarshal.position;

import java.time.Duration;
import java.time.Instant;
import org.roadmarshal.gis.geo.Viewport;

/**
 * Between which bounds a record is believed; {@code roadmarshal.yaml} says where they come from.
 *
 * @param area where there can be fixes at all
 * @param ahead how far a device's clock may run ahead of ours
 * @param behind how old a fix may be: a phone may have been out of reach for days
 * @param fastestKmh of the device itself, km/h
 * @param lowestM metres
 * @param highestM metres
 * @param jumpKmh speed between two fixes above which the later is a jump, km/h
 * @param jumpMetres how far apart two fixes may always be, whatever the time between: the receivers' noise
 */
public record FixLimits(
        Viewport area,
        Duration ahead,
        Duration behind,
        double fastestKmh,
        double lowestM,
        double highestM,
        double jumpKmh,
        double jumpMetres) {

    /** What can be said of a record alone. */
    Verdict verdict(Fix fix, Instant now) {
        if (fix.lon() == 0 && fix.lat() == 0) {
            return Verdict.ZERO;
        }
        if (!area.contains(fix.lon(), fix.lat())) {
            return Verdict.RANGE;
        }
        if (fix.at().isAfter(now.plus(ahead))) {
            return Verdict.AHEAD;
        }
        if (fix.at().isBefore(now.minus(behind))) {
            return Verdict.BEHIND;
        }
        if (fix.speedKmh() != null && !(fix.speedKmh() >= 0 && fix.speedKmh() <= fastestKmh)) {
            return Verdict.SPEED;
        }
        if (fix.altitudeM() != null && !(fix.altitudeM() >= lowestM && fix.altitudeM() <= highestM)) {
            return Verdict.ALTITUDE;
        }
        return Verdict.QUALIFIED;
    }

    /** @param ms between the two, either way */
    boolean isJump(double metres, long ms) {
        return metres > jumpMetres && metres * 3600 > jumpKmh * Math.abs(ms);
    }
}
