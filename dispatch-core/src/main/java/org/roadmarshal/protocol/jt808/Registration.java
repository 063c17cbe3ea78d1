package org.roadmarshal.protocol.jt808;

/**
 * The terminal introduces itself.
 *
 * @param province first two digits of its administrative division, 0 for the platform's own
 * @param city the other four
 * @param maker at most 5 bytes, 11 in 2019
 * @param model at most 20 bytes, 30 in 2019
 * @param terminal its maker's number of it, at most 7 bytes, 30 in 2019
 * @param colour of the plate: 1 blue, 2 yellow, 3 black, 4 white, 5 green, 9 other; 0 where {@code plate} is a VIN
 */
public record Registration(
        int province, int city, String maker, String model, String terminal, int colour, String plate)
        implements Message {
    public static final int ID = 0x0100;

    static Registration read(BodyReader in, Version version) {
        boolean wide = version == Version.V2019;
        int province = in.u16();
        int city = in.u16();
        String maker = in.text(wide ? 11 : 5);
        // In 2011 the model had 8 bytes: a body too short for 20 is of then.
        int model = wide ? 30 : in.left() < 20 + 7 + 1 ? 8 : 20;
        return new Registration(province, city, maker, in.text(model), in.text(wide ? 30 : 7), in.u8(), in.text());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        boolean wide = version == Version.V2019;
        out.u16(province);
        out.u16(city);
        out.text(maker, wide ? 11 : 5);
        out.text(model, wide ? 30 : 20);
        out.text(terminal, wide ? 30 : 7);
        out.u8(colour);
        out.text(plate);
    }
}
