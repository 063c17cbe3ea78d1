package org.roadmarshal.fence.internal;

import org.roadmarshal.alarm.AlarmKind;

/** The 32 alarm bits of a vehicle's terminal (JT/T 808), each an alarm of its own while it is set. */
final class TerminalAlarms {
    private static final int SOS = 0;
    private static final int BITS = 32;

    private long set;

    /** It was set already when the watch began. */
    void known(int bit) {
        set |= 1L << bit;
    }

    void take(long bits, Sighting sighting) {
        long changed = (bits ^ set) & (1L << BITS) - 1;
        set = bits;
        for (int bit = 0; changed != 0; bit++, changed >>>= 1) {
            if ((changed & 1) == 0) {
                continue;
            }
            AlarmKind kind = bit == SOS ? AlarmKind.VEHICLE_SOS : AlarmKind.VEHICLE_ALARM;
            if ((bits >>> bit & 1) != 0) {
                sighting.begin(kind, priority(bit), null, null, bit);
            } else {
                sighting.end(kind, null, bit);
            }
        }
    }

    /** Danger to life first; what endangers others or is stolen next; faults of the terminal's own parts last. */
    private static int priority(int bit) {
        return switch (bit) {
            case SOS, 29, 30 -> 1;
            case 1, 2, 3, 13, 14, 15, 20, 21, 23, 26, 27, 28, 31 -> 2;
            case 4, 5, 6, 7, 8, 9, 10, 11, 12, 24 -> 4;
            default -> 3;
        };
    }
}
