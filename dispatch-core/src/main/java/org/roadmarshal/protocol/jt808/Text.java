package org.roadmarshal.protocol.jt808;

/**
 * The platform sends a text.
 *
 * @param weight 2013 knows but whether it is urgent, and reads what is not as a notice
 * @param display on the terminal's screen
 * @param speak by the terminal's voice
 * @param text at most {@value #MOST_BYTES} bytes of GB18030
 */
public record Text(Weight weight, boolean display, boolean speak, String text) implements Message {
    public static final int ID = 0x8300;
    public static final int MOST_BYTES = 1024;
    private static final int DISPLAY = 1 << 2;
    private static final int SPEAK = 1 << 3;

    /** As 2019 has it in bits 0 and 1 of its flags. */
    public enum Weight {
        SERVICE(1),
        URGENT(2),
        NOTICE(3);

        private final int bits;

        Weight(int bits) {
            this.bits = bits;
        }

        private static Weight of(int flags) {
            return (flags & 3) == 1 ? SERVICE : (flags & 3) == 2 ? URGENT : NOTICE;
        }
    }

    /** How many bytes a text takes. */
    public static int bytes(String text) {
        return text.getBytes(BodyReader.TEXT).length;
    }

    static Text read(BodyReader in, Version version) {
        int flags = in.u8();
        Weight weight = version == Version.V2013 ? (flags & 1) != 0 ? Weight.URGENT : Weight.NOTICE : Weight.of(flags);
        if (version == Version.V2019) {
            in.u8();
        }
        return new Text(weight, (flags & DISPLAY) != 0, (flags & SPEAK) != 0, in.text());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        int flags = (display ? DISPLAY : 0) | (speak ? SPEAK : 0);
        if (version == Version.V2013) {
            out.u8(flags | (weight == Weight.URGENT ? 1 : 0));
        } else {
            out.u8(flags | weight.bits);
            out.u8(weight == Weight.SERVICE ? 2 : 1);
        }
        out.text(text);
    }
}
