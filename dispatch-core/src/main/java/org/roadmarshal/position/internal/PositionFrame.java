package org.roadmarshal.position.internal;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;

/**
 * Positions as they travel between nodes. Big-endian: one byte of layout version, then records of {@value #RECORD} bytes:
 *
 * <pre>
 * int32   org
 * byte    0 for a unit, 1 for a vehicle
 * int64   its id
 * int64   agency
 * int64   time of the fix, Unix ms
 * float64 longitude, latitude: WGS-84 degrees
 * float64 speed in km/h, course in degrees; NaN for none
 * byte    motion, see {@link Motion#number}
 * int64   since when it moves so, Unix ms
 * int32   alarm bits
 * </pre>
 */
public final class PositionFrame {
    private static final byte LAYOUT = 3;
    private static final int RECORD = 74;
    private static final int RECORDS = 1_000;
    private static final Mover.Kind[] KINDS = Mover.Kind.values();
    private static final Motion[] MOTIONS = Motion.values();

    private PositionFrame() {}

    /** Frames of at most {@value #RECORDS} records each. */
    public static List<Buffer> encode(Collection<Position> positions) {
        List<Buffer> frames = new ArrayList<>();
        Iterator<Position> rest = positions.iterator();
        while (rest.hasNext()) {
            Buffer frame = Buffer.buffer(1 + RECORD * Math.min(positions.size(), RECORDS))
                    .appendByte(LAYOUT);
            for (int i = 0; i < RECORDS && rest.hasNext(); i++) {
                append(frame, rest.next());
            }
            frames.add(frame);
        }
        return frames;
    }

    /** Nothing where the layout is another's: during an upgrade, nodes of two versions run side by side. */
    public static List<Position> decode(Buffer frame) {
        List<Position> positions = new ArrayList<>(frame.length() / RECORD);
        if (frame.length() > 0 && frame.getByte(0) == LAYOUT) {
            for (int at = 1; at + RECORD <= frame.length(); at += RECORD) {
                positions.add(read(frame, at));
            }
        }
        return positions;
    }

    private static void append(Buffer frame, Position position) {
        frame.appendInt(position.org())
                .appendByte((byte) position.mover().kind().ordinal())
                .appendLong(position.mover().id())
                .appendLong(position.agencyId())
                .appendLong(position.at().toEpochMilli())
                .appendDouble(position.lon())
                .appendDouble(position.lat())
                .appendDouble(position.speedKmh() == null ? Double.NaN : position.speedKmh())
                .appendDouble(position.courseDeg() == null ? Double.NaN : position.courseDeg())
                .appendByte((byte) position.motion().number())
                .appendLong(position.since().toEpochMilli())
                .appendInt(position.alarms());
    }

    private static Position read(Buffer frame, int at) {
        return new Position(
                frame.getInt(at),
                new Mover(KINDS[frame.getByte(at + 4)], frame.getLong(at + 5)),
                frame.getLong(at + 13),
                Instant.ofEpochMilli(frame.getLong(at + 21)),
                frame.getDouble(at + 29),
                frame.getDouble(at + 37),
                orNull(frame.getDouble(at + 45)),
                orNull(frame.getDouble(at + 53)),
                MOTIONS[frame.getByte(at + 61) - 1],
                Instant.ofEpochMilli(frame.getLong(at + 62)),
                frame.getInt(at + 70));
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
