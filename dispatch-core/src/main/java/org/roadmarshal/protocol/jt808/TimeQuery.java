package org.roadmarshal.protocol.jt808;

/** The terminal asks for the time; 2019. */
public record TimeQuery() implements Message {
    public static final int ID = 0x0004;

    static TimeQuery read(BodyReader in, Version version) {
        in.rest();
        return new TimeQuery();
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        // Empty.
    }
}
