package org.roadmarshal.protocol.jt808;

/**
 * The platform's time, in UTC unlike all the rest; 2019.
 *
 * @param at milliseconds since 1970, of which whole seconds are sent; {@link Long#MIN_VALUE} for none
 */
public record TimeReply(long at) implements Message {
    public static final int ID = 0x8004;

    static TimeReply read(BodyReader in, Version version) {
        return new TimeReply(in.time(Bcd.UTC));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.time(at, Bcd.UTC);
    }
}
