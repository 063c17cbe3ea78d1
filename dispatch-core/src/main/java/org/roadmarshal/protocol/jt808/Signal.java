package org.roadmarshal.protocol.jt808;

import java.util.EnumSet;
import java.util.Set;

/** The bits of {@link Item#SIGNALS}, bit 0 first: what is switched on in the vehicle. */
public enum Signal {
    LOW_BEAM,
    HIGH_BEAM,
    RIGHT_TURN,
    LEFT_TURN,
    BRAKE,
    REVERSE,
    FOG_LIGHT,
    CLEARANCE_LIGHT,
    HORN,
    AIR_CONDITIONER,
    NEUTRAL,
    RETARDER,
    ABS,
    HEATER,
    CLUTCH;

    public static Set<Signal> of(int bits) {
        Set<Signal> set = EnumSet.noneOf(Signal.class);
        for (Signal signal : values()) {
            if ((bits & 1 << signal.ordinal()) != 0) {
                set.add(signal);
            }
        }
        return set;
    }
}
