package org.roadmarshal.protocol.jt808;

/** The terminal has recorded something, and will send it when asked or by itself. */
public record MediaEvent(Media media) implements Message {
    public static final int ID = 0x0800;

    static MediaEvent read(BodyReader in, Version version) {
        return new MediaEvent(Media.read(in));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        media.write(out);
    }
}
