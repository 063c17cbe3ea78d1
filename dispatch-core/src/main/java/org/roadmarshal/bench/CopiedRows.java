package org.roadmarshal.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of terminals' fixes as COPY wants them, made as they come in, written in the order of device and time. */
final class CopiedRows {
    private static final String COPY = """
            copy fix (org, device_id, vehicle_id, at, geom, speed_kmh, course_deg, altitude_m, alarms, status, mileage_km,
              satellites, signal) from stdin binary""";
    private static final int ROW = 2 + 13 * 4 + 4 + 8 + 8 + 8 + 25 + 4 + 4 + 4 + 8 + 8 + 8 + 2 + 2;
    private static final long POSTGRES_EPOCH = 946_684_800_000L;

    private final ByteBuffer rows;
    /** Device (relative to the first), time (seconds of its day), number of the row. */
    private final long[] keys;

    private int count;

    CopiedRows(int most) {
        rows = ByteBuffer.allocate(most * ROW);
        keys = new long[most];
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == keys.length;
    }

    /** @param body of a report whose bytes are as {@link Report} has them */
    void add(int org, int number, long unixMs, ByteBuffer body) {
        keys[count] = (long) number << 44 | unixMs / 1000 % 86_400 << 24 | count++;
        rows.putShort((short) 13);
        rows.putInt(4).putInt(org);
        rows.putInt(8).putLong(Depot.deviceId(number));
        rows.putInt(8).putLong(Depot.deviceId(number));
        rows.putInt(8).putLong((unixMs - POSTGRES_EPOCH) * 1000);
        rows.putInt(25).put((byte) 0).putInt(0x2000_0001).putInt(4326);
        rows.putDouble(body.getInt(12) / 1e6).putDouble(body.getInt(8) / 1e6);
        rows.putInt(4).putFloat(body.getShort(18) / 10f);
        rows.putInt(4).putFloat(body.getShort(20));
        rows.putInt(4).putFloat(body.getShort(16));
        rows.putInt(8).putLong(body.getInt(0) & 0xffff_ffffL);
        rows.putInt(8).putLong(body.getInt(4) & 0xffff_ffffL);
        rows.putInt(8).putDouble(body.getInt(30) / 10.0);
        rows.putInt(2).putShort((short) (body.get(39) & 0xff));
        rows.putInt(2).putShort((short) (body.get(36) & 0xff));
    }

    /** @param connection that does not commit by itself */
    void write(Connection connection) throws SQLException {
        Arrays.sort(keys, 0, count);
        ByteBuffer sorted = ByteBuffer.allocate(21 + count * ROW);
        sorted.put("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1)).putLong(0);
        for (int i = 0; i < count; i++) {
            sorted.put(rows.array(), (int) (keys[i] & 0xff_ffff) * ROW, ROW);
        }
        sorted.putShort((short) -1);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(sorted.array(), 0, sorted.position());
        copy.endCopy();
        connection.commit();
        rows.clear();
        count = 0;
    }
}
