package org.roadmarshal.protocol.jt808;

/** The terminal signs off. Its body is empty; what some send in it is passed over. */
public record Logout() implements Message {
    public static final int ID = 0x0003;

    static Logout read(BodyReader in, Version version) {
        in.rest();
        return new Logout();
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
