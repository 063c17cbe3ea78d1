package org.roadmarshal.protocol.jt808;

/**
 * The platform wants fixes more often for a while.
 *
 * @param intervalSeconds 0 to stop
 * @param validSeconds how long; 0 where it stops
 */
public record TemporaryTracking(int intervalSeconds, long validSeconds) implements Message {
    public static final int ID = 0x8202;

    static TemporaryTracking read(BodyReader in, Version version) {
        int interval = in.u16();
        return new TemporaryTracking(interval, interval == 0 ? 0 : in.u32());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(intervalSeconds);
        if (intervalSeconds != 0) {
            out.u32(validSeconds);
        }
    }
}
