package org.roadmarshal.protocol.jt808;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Reads a body from front to back. Beyond its end everything is zero and empty, and {@link #failed} from then on: who reads asks
 * once, after the last field.
 */
final class BodyReader {
    static final Charset TEXT = Charset.forName("GB18030");
    private static final byte[] NONE = {};

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean failed;

    /** Of {@code bytes[from, end)}. */
    BodyReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean failed() {
        return failed;
    }

    void fail() {
        failed = true;
    }

    int left() {
        return end - at;
    }

    private boolean has(int count) {
        if (count > end - at) {
            failed = true;
            at = end;
        }
        return !failed;
    }

    int u8() {
        return has(1) ? bytes[at++] & 0xff : 0;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    int i32() {
        if (!has(4)) {
            return 0;
        }
        int value = bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
        at += 4;
        return value;
    }

    long u32() {
        return i32() & 0xffffffffL;
    }

    byte[] bytes(int count) {
        if (!has(count)) {
            return NONE;
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    byte[] rest() {
        return bytes(left());
    }

    /** Fixed in width, padded with zeros or spaces on either side. */
    String text(int count) {
        if (!has(count)) {
            return "";
        }
        at += count;
        return text(bytes, at - count, count);
    }

    /** Up to the body's end. */
    String text() {
        return text(left());
    }

    /** With its length, one byte, before it. */
    String shortText() {
        return text(u8());
    }

    static String text(byte[] bytes, int from, int count) {
        return new String(bytes, from, count, TEXT).replace('\0', ' ').strip();
    }

    /** BCD[6] yyMMddHHmmss as {@link Bcd#instant}. @param offset of its clock, seconds east of Greenwich */
    long time(int offset) {
        if (!has(6)) {
            return Bcd.NO_TIME;
        }
        at += 6;
        return Bcd.instant(bytes, at - 6, offset);
    }

    /** A part of it, read by itself. */
    BodyReader part(int count) {
        if (!has(count)) {
            return new BodyReader(NONE, 0, 0);
        }
        at += count;
        return new BodyReader(bytes, at - count, at);
    }

    /** Type, length and value up to the end of this body. */
    Items items() {
        Items items = new Items(bytes, at, end);
        at = end;
        return items;
    }
}
