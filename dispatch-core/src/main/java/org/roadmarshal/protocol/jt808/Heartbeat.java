package org.roadmarshal.protocol.jt808;

/** The terminal is there. Its body is empty; what some send in it is passed over. */
public record Heartbeat() implements Message {
    public static final int ID = 0x0002;

    static Heartbeat read(BodyReader in, Version version) {
        in.rest();
        return new Heartbeat();
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
