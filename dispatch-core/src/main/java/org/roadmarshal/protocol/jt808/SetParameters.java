package org.roadmarshal.protocol.jt808;

import java.util.List;

/** The platform sets parameters; the terminal answers generally. @param parameters at most 255 */
public record SetParameters(List<Parameter> parameters) implements Message {
    public static final int ID = 0x8103;

    static SetParameters read(BodyReader in, Version version) {
        return new SetParameters(Parameter.readAll(in));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        Parameter.writeAll(out, parameters);
    }
}
