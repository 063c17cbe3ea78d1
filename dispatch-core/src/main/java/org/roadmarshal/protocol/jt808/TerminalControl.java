package org.roadmarshal.protocol.jt808;

/**
 * The platform controls the terminal itself.
 *
 * @param command such as {@link #RESET}
 * @param arguments separated by semicolons; empty for most commands
 */
public record TerminalControl(int command, String arguments) implements Message {
    public static final int ID = 0x8105;
    public static final int RESET = 4;
    public static final int FACTORY = 5;

    static TerminalControl read(BodyReader in, Version version) {
        return new TerminalControl(in.u8(), in.text());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u8(command);
        out.text(arguments);
    }
}
