package org.roadmarshal.protocol.jt809;

/** 0x9001: the superior platform opens the sub link, and proves by the code of 0x1002 that it is the one. */
public record SubLinkSignIn(long verifyCode) implements Message {
    static final int TYPE = 0x9001;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public byte[] body(Edition edition) {
        return new FieldWriter().dword(verifyCode).toBytes();
    }
}
