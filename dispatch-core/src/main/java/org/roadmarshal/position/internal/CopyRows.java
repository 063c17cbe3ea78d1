package org.roadmarshal.position.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format (see its manual, COPY, "Binary Format"), through one buffer that is used again and
 * again. A call of {@link #row} is followed by as many fields as it announced. Not thread-safe.
 */
final class CopyRows {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER = 64 * 1024;
    /** More than any row of ours takes. */
    private static final int ROW = 1024;

    private static final int NULL = -1;
    /** EWKB: a point that names its SRID. */
    private static final int POINT_WITH_SRID = 0x2000_0001;

    private static final int WGS84 = 4326;
    private static final int POINT_BYTES = 1 + 4 + 4 + 8 + 8;
    /** PostgreSQL counts from 2000-01-01, UTC; in Unix milliseconds. */
    private static final long POSTGRES_EPOCH = 946_684_800_000L;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final byte[] bytes = new byte[BUFFER];
    private int at;
    private CopyIn copy;

    @FunctionalInterface
    interface Rows {
        void writeTo(CopyRows copy) throws SQLException;
    }

    /**
     * Within the connection's transaction, if it has one.
     *
     * @return how many rows
     * @throws SQLException what the table says, such as a unique violation; the transaction is lost then
     */
    long copy(PGConnection connection, String sql, Rows rows) throws SQLException {
        copy = connection.getCopyAPI().copyIn(sql);
        try {
            at = 0;
            put(SIGNATURE);
            putInt(0);
            putInt(0);
            rows.writeTo(this);
            putShort(-1);
            flush();
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    void row(int fields) throws SQLException {
        if (BUFFER - at < ROW) {
            flush();
        }
        putShort(fields);
    }

    private void flush() throws SQLException {
        copy.writeToCopy(bytes, 0, at);
        at = 0;
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
    }

    private void put(byte[] raw) {
        System.arraycopy(raw, 0, bytes, at, raw.length);
        at += raw.length;
    }

    private void putShort(int value) {
        SHORT.set(bytes, at, (short) value);
        at += Short.BYTES;
    }

    private void putInt(int value) {
        INT.set(bytes, at, value);
        at += Integer.BYTES;
    }

    private void putLong(long value) {
        LONG.set(bytes, at, value);
        at += Long.BYTES;
    }

    private void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    void none() {
        putInt(NULL);
    }

    void int4(int value) {
        putInt(4);
        putInt(value);
    }

    void int8(long value) {
        putInt(8);
        putLong(value);
    }

    void int8(Long value) {
        if (value == null) {
            none();
        } else {
            int8(value.longValue());
        }
    }

    void int2(Integer value) {
        if (value == null) {
            none();
        } else {
            putInt(2);
            putShort(value);
        }
    }

    void float4(Double value) {
        if (value == null) {
            none();
        } else {
            putInt(4);
            putInt(Float.floatToRawIntBits(value.floatValue()));
        }
    }

    void float8(Double value) {
        if (value == null) {
            none();
        } else {
            putInt(8);
            putDouble(value);
        }
    }

    /** @param ascii short */
    void text(String ascii) {
        if (ascii == null) {
            none();
        } else {
            putInt(ascii.length());
            put(ascii.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A timestamptz. @param unixMs Unix milliseconds */
    void time(long unixMs) {
        putInt(8);
        putLong((unixMs - POSTGRES_EPOCH) * 1000);
    }

    /** A geometry(Point, 4326). */
    void point(double lon, double lat) {
        putInt(POINT_BYTES);
        bytes[at++] = 0;
        putInt(POINT_WITH_SRID);
        putInt(WGS84);
        putDouble(lon);
        putDouble(lat);
    }
}
