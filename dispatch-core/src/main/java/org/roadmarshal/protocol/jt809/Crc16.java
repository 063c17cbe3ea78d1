package org.roadmarshal.protocol.jt809;

/** CRC-16/CCITT: polynomial 0x1021, begins at 0xFFFF, nothing reflected. */
final class Crc16 {
    private static final int[] TABLE = table();

    private Crc16() {}

    static int of(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc = (crc << 8 ^ TABLE[(crc >> 8 ^ bytes[i]) & 0xFF]) & 0xFFFF;
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
            table[i] = crc & 0xFFFF;
        }
        return table;
    }
}
