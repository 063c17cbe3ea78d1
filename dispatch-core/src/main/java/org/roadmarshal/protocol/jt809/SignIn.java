package org.roadmarshal.protocol.jt809;

/**
 * 0x1001: a subordinate platform opens the main link.
 *
 * @param userId unsigned 32 bits
 * @param password at most 8 bytes
 * @param centreId said by the edition of 2019 only, 0 otherwise
 * @param subLinkHost where it awaits the sub link, at most 32 bytes
 */
public record SignIn(long userId, String password, long centreId, String subLinkHost, int subLinkPort)
        implements Message {
    static final int TYPE = 0x1001;

    static SignIn read(FieldReader in, Edition edition) {
        return new SignIn(in.dword(), in.text(8), edition == Edition.E2019 ? in.dword() : 0, in.text(32), in.word());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public byte[] body(Edition edition) {
        FieldWriter out = new FieldWriter().dword(userId).text(password, 8);
        if (edition == Edition.E2019) {
            out.dword(centreId);
        }
        return out.text(subLinkHost, 32).word(subLinkPort).toBytes();
    }

    /** For logs: without the password. */
    @Override
    public String toString() {
        return "SignIn[userId=%d, subLink=%s:%d]".formatted(userId, subLinkHost, subLinkPort);
    }
}
