package org.roadmarshal.protocol.jt809;

/**
 * 0x1002: how the superior platform answers.
 *
 * @param verifyCode by which it will prove itself when it opens the sub link, unsigned 32 bits
 */
public record SignInReply(int result, long verifyCode) implements Message {
    static final int TYPE = 0x1002;

    public static final int WELCOME = 0;
    public static final int WRONG_ADDRESS = 1;
    public static final int WRONG_CENTRE = 2;
    public static final int UNKNOWN_USER = 3;
    public static final int WRONG_PASSWORD = 4;
    public static final int SHORT_OF_RESOURCES = 5;

    static SignInReply read(FieldReader in) {
        return new SignInReply(in.octet(), in.dword());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public byte[] body(Edition edition) {
        return new FieldWriter().octet(result).dword(verifyCode).toBytes();
    }
}
