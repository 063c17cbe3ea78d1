package org.roadmarshal.protocol.jt809;

/** 0x9002. */
public record SubLinkSignInReply(int result) implements Message {
    static final int TYPE = 0x9002;

    public static final int WELCOME = 0;
    public static final int WRONG_CODE = 1;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public byte[] body(Edition edition) {
        return new FieldWriter().octet(result).toBytes();
    }
}
