package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One setting of a terminal. Of a string the value is GB18030, of a number big-endian.
 *
 * @param value at most 255 bytes
 */
public record Parameter(long id, byte[] value) {
    /** Seconds between two heartbeats. */
    public static final long HEARTBEAT = 0x0001;
    /** Seconds that the terminal waits for an answer. */
    public static final long TIMEOUT = 0x0002;
    /** How often it sends again. */
    public static final long RETRIES = 0x0003;
    /** Seconds between two fixes. */
    public static final long REPORT_INTERVAL = 0x0029;
    /** km/h. */
    public static final long SPEED_LIMIT = 0x0055;

    /** A DWORD, which most of the parameters are. */
    public static Parameter of(long id, long value) {
        return new Parameter(
                id, new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    /** Its value read as a number of up to 8 bytes, or -1 where it has more. */
    public long number() {
        if (value.length > 8) {
            return -1;
        }
        long number = 0;
        for (byte b : value) {
            number = number << 8 | b & 0xff;
        }
        return number;
    }

    public String text() {
        return BodyReader.text(value, 0, value.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameter parameter && id == parameter.id && Arrays.equals(value, parameter.value);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id) * 31 + Arrays.hashCode(value);
    }

    /** Such as {@code 0029=0000001e}. */
    @Override
    public String toString() {
        return "%04x=%s".formatted(id, HexFormat.of().formatHex(value));
    }

    static List<Parameter> readAll(BodyReader in) {
        int count = in.u8();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            parameters.add(new Parameter(in.u32(), in.bytes(in.u8())));
        }
        return parameters;
    }

    static void writeAll(BodyWriter out, List<Parameter> parameters) {
        out.u8(parameters.size());
        for (Parameter parameter : parameters) {
            out.u32(parameter.id);
            out.u8(parameter.value.length);
            out.bytes(parameter.value);
        }
    }
}
