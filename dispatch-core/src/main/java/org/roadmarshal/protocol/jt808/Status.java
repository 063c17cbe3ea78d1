package org.roadmarshal.protocol.jt808;

import java.util.EnumSet;
import java.util.Set;

/** The status bits of a fix that stand alone; bits 8 and 9 together are the {@link Load}. */
public enum Status {
    IGNITION(0),
    FIXED(1),
    SOUTH(2),
    WEST(3),
    OUT_OF_SERVICE(4),
    COORDINATES_ENCRYPTED(5),
    /** 2019, as is the next. */
    FORWARD_COLLISION(6),
    LANE_DEPARTURE(7),
    OIL_CUT(10),
    POWER_CUT(11),
    DOORS_LOCKED(12),
    FRONT_DOOR_OPEN(13),
    MIDDLE_DOOR_OPEN(14),
    REAR_DOOR_OPEN(15),
    DRIVERS_DOOR_OPEN(16),
    FIFTH_DOOR_OPEN(17),
    GPS(18),
    BEIDOU(19),
    GLONASS(20),
    GALILEO(21),
    /** 2019. */
    MOVING(22);

    private final int bit;

    Status(int bit) {
        this.bit = bit;
    }

    public int mask() {
        return 1 << bit;
    }

    public boolean in(int bits) {
        return (bits & mask()) != 0;
    }

    public static Set<Status> of(int bits) {
        Set<Status> set = EnumSet.noneOf(Status.class);
        for (Status status : values()) {
            if (status.in(bits)) {
                set.add(status);
            }
        }
        return set;
    }

    public static int bits(Set<Status> statuses) {
        return statuses.stream().mapToInt(Status::mask).reduce(0, (all, mask) -> all | mask);
    }

    /** How full the vehicle is, by its code, 0 to 3. */
    public enum Load {
        EMPTY,
        HALF,
        RESERVED,
        FULL;

        private static final Load[] ALL = values();

        public static Load of(int bits) {
            return ALL[bits >> 8 & 3];
        }

        public int bits() {
            return ordinal() << 8;
        }
    }
}
