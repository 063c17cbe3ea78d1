package org.roadmarshal.protocol.jt808;

/** The platform asks where the terminal is. */
public record QueryLocation() implements Message {
    public static final int ID = 0x8201;

    static QueryLocation read(BodyReader in, Version version) {
        in.rest();
        return new QueryLocation();
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
