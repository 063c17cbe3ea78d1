package org.roadmarshal.protocol.jt809;

/** 0x9003: the superior platform is about to close the sub link. */
public record SubLinkSignOut(long verifyCode) implements Message {
    static final int TYPE = 0x9003;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public byte[] body(Edition edition) {
        return new FieldWriter().dword(verifyCode).toBytes();
    }
}
