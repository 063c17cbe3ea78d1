package org.roadmarshal.protocol.jt808;

import java.util.Arrays;

/** Writes a body from front to back, as long as it gets. What is too large for its field loses its upper bits. */
final class BodyWriter {
    private byte[] bytes = new byte[64];
    private int length;

    void u8(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    void u32(long value) {
        u16((int) (value >> 16));
        u16((int) value);
    }

    void bytes(byte[] value) {
        if (value.length > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + value.length));
        }
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /** In this many bytes: padded with zeros, cut off at the last character that fits whole. */
    void text(String text, int count) {
        bytes(Arrays.copyOf(fitting(text, count), count));
    }

    void text(String text) {
        bytes(text.getBytes(BodyReader.TEXT));
    }

    /** With its length, one byte, before it. */
    void shortText(String text) {
        byte[] fitting = fitting(text, 255);
        u8(fitting.length);
        bytes(fitting);
    }

    private static byte[] fitting(String text, int most) {
        byte[] encoded = text.getBytes(BodyReader.TEXT);
        int characters = text.length();
        while (encoded.length > most) {
            characters = text.offsetByCodePoints(characters, -1);
            encoded = text.substring(0, characters).getBytes(BodyReader.TEXT);
        }
        return encoded;
    }

    /** BCD[6] yyMMddHHmmss; see {@link BodyReader#time}. */
    void time(long millis, int offset) {
        bytes(Bcd.time(millis, offset));
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
