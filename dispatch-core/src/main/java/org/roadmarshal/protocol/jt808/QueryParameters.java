package org.roadmarshal.protocol.jt808;

/** The platform asks for all parameters. */
public record QueryParameters() implements Message {
    public static final int ID = 0x8104;

    static QueryParameters read(BodyReader in, Version version) {
        in.rest();
        return new QueryParameters();
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
