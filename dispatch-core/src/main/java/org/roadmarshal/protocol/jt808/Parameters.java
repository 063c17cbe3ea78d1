package org.roadmarshal.protocol.jt808;

import java.util.List;

/** All parameters of a terminal. @param serial of the question */
public record Parameters(int serial, List<Parameter> parameters) implements Message {
    public static final int ID = 0x0104;

    static Parameters read(BodyReader in, Version version) {
        return new Parameters(in.u16(), Parameter.readAll(in));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(serial);
        Parameter.writeAll(out, parameters);
    }
}
