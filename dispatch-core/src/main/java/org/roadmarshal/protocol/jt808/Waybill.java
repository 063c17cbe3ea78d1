package org.roadmarshal.protocol.jt808;

/** An electronic waybill, in whatever form its maker gave it. @param content kept as it came */
public record Waybill(byte[] content) implements Message {
    public static final int ID = 0x0701;

    /** Its content read as text. */
    public String text() {
        return BodyReader.text(content, 0, content.length);
    }

    static Waybill read(BodyReader in, Version version) {
        return new Waybill(in.bytes((int) Math.min(in.u32(), Integer.MAX_VALUE)));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u32(content.length);
        out.bytes(content);
    }
}
