package org.roadmarshal.protocol.jt808;

import java.util.EnumSet;
import java.util.Set;

/** The 32 alarm bits of a fix, bit 0 first. */
public enum Alarm {
    SOS,
    OVERSPEED,
    FATIGUE,
    DANGER,
    GNSS_FAULT,
    ANTENNA_OPEN,
    ANTENNA_SHORT,
    POWER_LOW,
    POWER_LOST,
    DISPLAY_FAULT,
    VOICE_FAULT,
    CAMERA_FAULT,
    CARD_READER_FAULT,
    OVERSPEED_WARNING,
    FATIGUE_WARNING,
    /** 2019, as are the next two. */
    VIOLATION,
    TYRE_PRESSURE,
    BLIND_SPOT,
    DAILY_HOURS,
    PARKED_TOO_LONG,
    AREA,
    ROUTE,
    SEGMENT_TIME,
    DEVIATION,
    SPEED_SENSOR_FAULT,
    FUEL,
    THEFT,
    ILLEGAL_IGNITION,
    ILLEGAL_MOVEMENT,
    COLLISION,
    ROLLOVER,
    /** 2013 only. */
    ILLEGAL_DOOR;

    private static final Set<Alarm> UNTIL_CONFIRMED =
            EnumSet.of(SOS, DANGER, AREA, ROUTE, SEGMENT_TIME, ILLEGAL_IGNITION, ILLEGAL_MOVEMENT, ILLEGAL_DOOR);

    public int mask() {
        return 1 << ordinal();
    }

    /** Whether it ends when the platform acknowledges the fix; the others end with their condition. */
    public boolean clearsWhenConfirmed() {
        return UNTIL_CONFIRMED.contains(this);
    }

    public static Set<Alarm> of(int bits) {
        Set<Alarm> set = EnumSet.noneOf(Alarm.class);
        for (Alarm alarm : values()) {
            if ((bits & alarm.mask()) != 0) {
                set.add(alarm);
            }
        }
        return set;
    }

    public static int bits(Set<Alarm> alarms) {
        return alarms.stream().mapToInt(Alarm::mask).reduce(0, (all, mask) -> all | mask);
    }
}
