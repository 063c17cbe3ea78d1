package org.roadmarshal.protocol.jt809;

import java.util.Set;

/** A message without a body; a body that is sent all the same is passed over. */
public record Signal(int type) implements Message {
    /** Main link, answered by {@link #KEEP_ALIVE_REPLY}. */
    public static final Signal KEEP_ALIVE = new Signal(0x1005);

    public static final Signal KEEP_ALIVE_REPLY = new Signal(0x1006);
    public static final Signal SIGN_OUT_REPLY = new Signal(0x1004);
    /** Sub link, answered by {@link #SUB_KEEP_ALIVE_REPLY}. */
    public static final Signal SUB_KEEP_ALIVE = new Signal(0x9005);

    public static final Signal SUB_KEEP_ALIVE_REPLY = new Signal(0x9006);
    public static final Signal SUB_SIGN_OUT_REPLY = new Signal(0x9004);

    private static final Set<Integer> TYPES = Set.of(0x1004, 0x1005, 0x1006, 0x9004, 0x9005, 0x9006);

    static boolean has(int type) {
        return TYPES.contains(type);
    }

    @Override
    public byte[] body(Edition edition) {
        return new byte[0];
    }
}
