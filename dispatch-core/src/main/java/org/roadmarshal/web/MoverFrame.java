package org.roadmarshal.web;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import org.roadmarshal.position.Position;

/**
 * Positions as sockets get them: one binary message, little-endian, a header of {@value #HEADER} bytes, then records of
 * {@value #RECORD} bytes each, first the movers, then the cells of a crowd.
 *
 * <pre>
 * header  0 uint8    layout, {@value #LAYOUT}; who meets another passes the message over
 *         1 uint8    flags: {@value #WHOLE} whole, {@value #CROWD} crowd
 *         2 uint16   0
 *         4 uint32   number of movers
 *         8 float64  the tick, Unix ms of the server
 *        16 uint32   number of cells
 *        20 uint32   side of a cell, 1e-7 degrees; 0 without cells
 *
 * mover   0 float64  id
 *         8 int32    longitude, 12 int32 latitude: WGS-84, 1e-7 degrees
 *        16 int32    age of the fix at the tick, ms by the device's time; below 0 where its clock is ahead
 *        20 uint16   course, 0.01 degrees clockwise from north; 65535 unknown
 *        22 uint16   speed, 0.1 km/h, at most 6553.4; 65535 unknown
 *        24 uint8    0 unit, 1 vehicle
 *        25 uint8    motion: 0 unknown, 1 moving, 2 stopped, 3 parked, 4 silent
 *        26 uint16   0
 *        28 uint32   alarm bits; 0 is calm
 *
 * cell    0 int32    longitude, 4 int32 latitude of the middle of those in it, 1e-7 degrees
 *         8 uint32   units, 12 uint32 vehicles in it
 *        16 uint32   of the vehicles: moving, 20 uint32 stopped or parked, 24 uint32 silent, 28 uint32 in alarm
 * </pre>
 *
 * <p>Whole: what is here is all there is, the client forgets the rest. Crowd: vehicles come as cells, and these are all of
 * them; units come one by one as ever. A message without a flag only adds what changed.
 */
final class MoverFrame {
    static final int LAYOUT = 1;
    static final int HEADER = 24;
    static final int RECORD = 32;
    static final int WHOLE = 1;
    static final int CROWD = 2;

    private static final double DEGREE = 1e7;
    private static final int UNKNOWN = 0xFFFF;

    private MoverFrame() {}

    /** A new message with room for so many records; what is not known yet is written by {@link #seal}. */
    static Buffer begin(long tickMillis, int records) {
        return Buffer.buffer(HEADER + RECORD * records)
                .appendByte((byte) LAYOUT)
                .appendByte((byte) 0)
                .appendShortLE((short) 0)
                .appendIntLE(0)
                .appendLongLE(Double.doubleToRawLongBits(tickMillis))
                .appendLongLE(0);
    }

    static Buffer seal(Buffer frame, int flags, int movers, int cells, int cellSide) {
        return frame.setByte(1, (byte) flags)
                .setIntLE(4, movers)
                .setIntLE(16, cells)
                .setIntLE(20, cellSide);
    }

    /** @param into little-endian */
    static void putMover(ByteBuffer into, Position position, long tickMillis) {
        into.putDouble(position.mover().id())
                .putInt(e7(position.lon()))
                .putInt(e7(position.lat()))
                .putInt(clamp(tickMillis - position.at().toEpochMilli()))
                .putShort(course(position.courseDeg()))
                .putShort(speed(position.speedKmh()))
                .put((byte) position.mover().kind().ordinal())
                .put((byte) position.motion().number())
                .putShort((short) 0)
                .putInt(position.alarms());
    }

    static int e7(double degrees) {
        return (int) Math.round(degrees * DEGREE);
    }

    private static short course(Double degrees) {
        return (short) (degrees == null ? UNKNOWN : Math.round(degrees * 100) % 36_000);
    }

    private static short speed(Double kmh) {
        return (short) (kmh == null ? UNKNOWN : Math.min(Math.round(kmh * 10), UNKNOWN - 1));
    }

    private static int clamp(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
}
