package org.roadmarshal.protocol.jt809;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;

/** Writes what {@link FieldReader} reads. */
final class FieldWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    FieldWriter octet(int value) {
        out.write(value);
        return this;
    }

    FieldWriter word(int value) {
        return octet(value >> 8).octet(value);
    }

    FieldWriter dword(long value) {
        return word((int) (value >> 16)).word((int) value);
    }

    FieldWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Cut, or padded by zeros, to a length in bytes. */
    FieldWriter text(String text, int length) {
        return bytes(Arrays.copyOf(text.getBytes(FieldReader.TEXT), length));
    }

    /** With its length before it. */
    FieldWriter longText(String text) {
        return block(text.getBytes(FieldReader.TEXT));
    }

    /** With its length before it. */
    FieldWriter block(byte[] bytes) {
        return dword(bytes.length).bytes(bytes);
    }

    FieldWriter unixTime(Instant time) {
        long seconds = time.getEpochSecond();
        return dword(seconds >> 32).dword(seconds);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
