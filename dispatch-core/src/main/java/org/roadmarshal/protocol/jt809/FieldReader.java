package org.roadmarshal.protocol.jt809;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/** Reads the standard's fields in order: big-endian, text in GB18030, which holds all of the GBK that is meant. */
final class FieldReader {
    static final Charset TEXT = Charset.forName("GB18030");

    private final byte[] bytes;
    private int at;

    FieldReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The message ended before its fields did, or has one that cannot be. */
    static final class BadField extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadField(String message) {
            super(message, null, false, false);
        }
    }

    int octet() {
        require(1);
        return bytes[at++] & 0xFF;
    }

    int word() {
        return octet() << 8 | octet();
    }

    /** Unsigned. */
    long dword() {
        return (long) word() << 16 | word();
    }

    byte[] bytes(long count) {
        require(count);
        at += (int) count;
        return Arrays.copyOfRange(bytes, at - (int) count, at);
    }

    /** Padded to a fixed length by zeros, on whichever side the sender does it, or by spaces. */
    String text(int length) {
        return new String(bytes(length), TEXT).replace("\0", "").strip();
    }

    /** With its length, a DWORD, before it. */
    String longText() {
        return new String(bytes(dword()), TEXT).replace("\0", "");
    }

    /** Eight bytes of Unix seconds. */
    Instant unixTime() {
        long seconds = dword() << 32 | dword();
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            throw new BadField("No time: " + seconds);
        }
    }

    void skip(int count) {
        require(count);
        at += count;
    }

    byte[] rest() {
        return bytes(bytes.length - at);
    }

    private void require(long count) {
        if (count > bytes.length - at) {
            throw new BadField("Ends after %d bytes, %d more were announced".formatted(bytes.length, count));
        }
    }
}
