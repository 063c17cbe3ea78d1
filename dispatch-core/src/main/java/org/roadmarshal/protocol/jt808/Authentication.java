package org.roadmarshal.protocol.jt808;

/**
 * The terminal shows the code that it got when it registered.
 *
 * @param imei 15 digits; null in 2013
 * @param software its version, at most 20 bytes; null in 2013
 */
public record Authentication(String code, String imei, String software) implements Message {
    public static final int ID = 0x0102;

    static Authentication read(BodyReader in, Version version) {
        return version == Version.V2013
                ? new Authentication(in.text(), null, null)
                : new Authentication(in.shortText(), in.text(15), in.text(20));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        if (version == Version.V2013) {
            out.text(code);
        } else {
            out.shortText(code);
            out.text(imei, 15);
            out.text(software, 20);
        }
    }
}
