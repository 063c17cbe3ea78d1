package org.roadmarshal.protocol.jt808;

/** The additional items that the standard names. Others are a maker's own, and are kept as they came. */
public enum Item {
    /** DWORD, 0.1 km. */
    MILEAGE(0x01, 4),
    /** WORD, 0.1 L. */
    FUEL(0x02, 2),
    /** WORD, 0.1 km/h, of the driving recorder. */
    RECORDER_SPEED(0x03, 2),
    /** WORD, of an alarm that a person is to confirm. */
    MANUAL_ALARM(0x04, 2),
    /** 30 bytes, Pa; 2019. */
    TYRES(0x05, 30),
    /** WORD, degrees Celsius, the highest bit for below zero; 2019. */
    CABIN_TEMPERATURE(0x06, 2),
    /** BYTE what kind of place, and its DWORD id unless that is 0: of {@link Alarm#OVERSPEED}. */
    OVERSPEED_PLACE(0x11, 1),
    /** BYTE what kind of place, DWORD its id, BYTE in or out: of {@link Alarm#AREA} and {@link Alarm#ROUTE}. */
    CROSSED_PLACE(0x12, 6),
    /** DWORD segment, WORD seconds, BYTE too short or too long: of {@link Alarm#SEGMENT_TIME}. */
    SEGMENT(0x13, 7),
    /** DWORD, bits of {@link Signal}. */
    SIGNALS(0x25, 4),
    /** WORD, bit 0 deep sleep, bit 1 sleep. */
    IO(0x2a, 2),
    /** DWORD, the low word of AD0, the high word of AD1. */
    ANALOG(0x2b, 4),
    /** BYTE, of the mobile network. */
    SIGNAL_STRENGTH(0x30, 1),
    /** BYTE. */
    SATELLITES(0x31, 1);

    private static final int VENDORS = 0xe0;

    final int id;
    /** Bytes of its value, at least. */
    final int length;

    Item(int id, int length) {
        this.id = id;
        this.length = length;
    }

    public int id() {
        return id;
    }

    /** Null where the standard does not name it. */
    public static Item of(int id) {
        for (Item item : values()) {
            if (item.id == id) {
                return item;
            }
        }
        return null;
    }

    /** Whether makers may use this id as they like. */
    public static boolean ofVendor(int id) {
        return id >= VENDORS;
    }
}
