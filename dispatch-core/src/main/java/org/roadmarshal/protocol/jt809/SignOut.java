package org.roadmarshal.protocol.jt809;

/** 0x1003: the subordinate platform is about to close the main link. */
public record SignOut(long userId, String password) implements Message {
    static final int TYPE = 0x1003;

    static SignOut read(FieldReader in) {
        return new SignOut(in.dword(), in.text(8));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public byte[] body(Edition edition) {
        return new FieldWriter().dword(userId).text(password, 8).toBytes();
    }

    /** For logs: without the password. */
    @Override
    public String toString() {
        return "SignOut[userId=%d]".formatted(userId);
    }
}
