package org.roadmarshal.position.internal;

import java.time.Instant;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.MotionLimits;
import org.roadmarshal.position.Position;

/** How one mover moves, told fix by fix in the order of their times. Never {@link Motion#SILENT}: that comes with no fix. */
final class Gait {
    /** Status bit of JT/T 808. */
    private static final long IGNITION_ON = 1;

    private final MotionLimits limits;
    private Motion motion;
    private long since;
    private long at;
    private double lon;
    private double lat;
    /** Where it stands, or began to be slow. */
    private double restLon;

    private double restLat;
    /** 0 while it is not slow. */
    private long slowSince;

    private boolean fastBefore;
    private int alarms;
    private int alarmsBefore;

    Gait(MotionLimits limits) {
        this.limits = limits;
    }

    Motion motion() {
        return motion;
    }

    Instant since() {
        return Instant.ofEpochMilli(since);
    }

    int alarms() {
        return alarms | alarmsBefore;
    }

    void take(Fix fix) {
        long now = fix.at().toEpochMilli();
        boolean lost = motion == null || now - at > limits.silentAfter().toMillis();
        double kmh = fix.speedKmh() != null ? fix.speedKmh() : lost ? 0 : kmh(fix, now);
        boolean fast = kmh >= limits.movingKmh();
        boolean left = metres(fix) > limits.leftMetres();
        boolean off = fix.telemetry() != null && (fix.telemetry().status() & IGNITION_ON) == 0;
        if (motion == null || lost && (fast || left)) {
            set(fast ? Motion.MOVING : off ? Motion.PARKED : Motion.STOPPED, now);
            restAt(fix, 0);
        } else if (motion == Motion.MOVING) {
            drive(fix, now, kmh <= limits.stoppedKmh(), left, off);
        } else if (left || fast && fastBefore) {
            set(Motion.MOVING, now);
            slowSince = 0;
        } else if (off || now - since >= limits.parkedAfter().toMillis()) {
            motion = Motion.PARKED;
        }
        fastBefore = fast;
        alarmsBefore = alarms;
        alarms = fix.telemetry() == null ? 0 : (int) fix.telemetry().alarms();
        at = now;
        lon = fix.lon();
        lat = fix.lat();
    }

    private void drive(Fix fix, long now, boolean slow, boolean left, boolean off) {
        if (!slow) {
            slowSince = 0;
        } else if (slowSince == 0 || left) {
            restAt(fix, now);
        }
        if (slowSince != 0 && (off || now - slowSince >= limits.stopAfter().toMillis())) {
            set(off ? Motion.PARKED : Motion.STOPPED, slowSince);
        }
    }

    /** Goes on from what another node found out. */
    void resume(Position position) {
        at = position.at().toEpochMilli();
        lon = position.lon();
        lat = position.lat();
        boolean another = motion != position.motion();
        if (position.motion() != Motion.SILENT) {
            motion = position.motion();
            since = position.since().toEpochMilli();
        } else if (motion == null) {
            set(Motion.STOPPED, at);
        }
        if (another) {
            restLon = lon;
            restLat = lat;
            slowSince = 0;
        }
        fastBefore = false;
        alarms = position.alarms();
        alarmsBefore = 0;
    }

    private void set(Motion next, long from) {
        motion = next;
        since = from;
    }

    private void restAt(Fix fix, long from) {
        restLon = fix.lon();
        restLat = fix.lat();
        slowSince = from;
    }

    private double metres(Fix fix) {
        return Earth.metres(restLon, restLat, fix.lon(), fix.lat());
    }

    /** Of a device that tells no speed. */
    private double kmh(Fix fix, long now) {
        return Earth.metres(lon, lat, fix.lon(), fix.lat()) * 3600 / Math.max(1, now - at);
    }
}
