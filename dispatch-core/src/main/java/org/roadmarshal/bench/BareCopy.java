package org.roadmarshal.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The least that brings fixes into the table: rows that are sorted already, without telemetry, made into bytes beforehand, in one
 * binary COPY and one commit a batch. Nobody waits for an answer, nothing is asked about duplicates.
 */
final class BareCopy {
    private static final String COPY = "copy fix (org, device_id, at, geom, speed_kmh, course_deg) from stdin binary";
    private static final int ROW = 2 + 6 * 4 + 4 + 8 + 8 + 25 + 4 + 4;
    private static final long POSTGRES_EPOCH = 946_684_800_000L;

    private final ByteBuffer bytes;

    BareCopy(int rows) {
        bytes = ByteBuffer.allocate(21 + rows * ROW);
        bytes.put("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1)).putLong(0);
    }

    void add(long device, long unixMs, double lon, double lat, float speed, float course) {
        bytes.putShort((short) 6);
        bytes.putInt(4).putInt(1);
        bytes.putInt(8).putLong(device);
        bytes.putInt(8).putLong((unixMs - POSTGRES_EPOCH) * 1000);
        bytes.putInt(25)
                .put((byte) 0)
                .putInt(0x2000_0001)
                .putInt(4326)
                .putDouble(lon)
                .putDouble(lat);
        bytes.putInt(4).putFloat(speed);
        bytes.putInt(4).putFloat(course);
    }

    /** @param connection that does not commit by itself */
    void write(Connection connection) throws SQLException {
        bytes.putShort((short) -1);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        copy.endCopy();
        connection.commit();
    }
}
