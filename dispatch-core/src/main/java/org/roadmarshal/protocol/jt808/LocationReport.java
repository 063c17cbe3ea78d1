package org.roadmarshal.protocol.jt808;

/** A fix. */
public record LocationReport(Location location) implements Message {
    public static final int ID = 0x0200;

    static LocationReport read(BodyReader in, Version version) {
        return new LocationReport(Location.read(in));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        location.write(out);
    }
}
