package org.roadmarshal.position.internal;

import java.nio.ByteBuffer;
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

    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
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
            bytes.clear().put(SIGNATURE).putInt(0).putInt(0);
            rows.writeTo(this);
            bytes.putShort((short) -1);
            flush();
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    void row(int fields) throws SQLException {
        if (bytes.remaining() < ROW) {
            flush();
        }
        bytes.putShort((short) fields);
    }

    private void flush() throws SQLException {
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    void none() {
        bytes.putInt(NULL);
    }

    void int4(int value) {
        bytes.putInt(4).putInt(value);
    }

    void int8(long value) {
        bytes.putInt(8).putLong(value);
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
            bytes.putInt(2).putShort(value.shortValue());
        }
    }

    void float4(Double value) {
        if (value == null) {
            none();
        } else {
            bytes.putInt(4).putFloat(value.floatValue());
        }
    }

    void float8(Double value) {
        if (value == null) {
            none();
        } else {
            bytes.putInt(8).putDouble(value);
        }
    }

    /** @param ascii short */
    void text(String ascii) {
        if (ascii == null) {
            none();
        } else {
            bytes.putInt(ascii.length()).put(ascii.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A timestamptz. @param unixMs Unix milliseconds */
    void time(long unixMs) {
        bytes.putInt(8).putLong((unixMs - POSTGRES_EPOCH) * 1000);
    }

    /** A geometry(Point, 4326). */
    void point(double lon, double lat) {
        bytes.putInt(POINT_BYTES)
                .put((byte) 0)
                .putInt(POINT_WITH_SRID)
                .putInt(WGS84)
                .putDouble(lon)
                .putDouble(lat);
    }
}
