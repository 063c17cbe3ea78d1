package org.roadmarshal.protocol.jt808;

/** Where the terminal is, as it was asked. @param serial of the question */
public record LocationReply(int serial, Location location) implements Message {
    public static final int ID = 0x0201;

    static LocationReply read(BodyReader in, Version version) {
        return new LocationReply(in.u16(), Location.read(in));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(serial);
        location.write(out);
    }
}
