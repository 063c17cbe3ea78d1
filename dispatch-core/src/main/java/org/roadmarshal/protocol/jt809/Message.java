package org.roadmarshal.protocol.jt809;

/** What a frame says. Each message reads and writes its own body. */
public sealed interface Message
        permits Signal,
                SignIn,
                SignInReply,
                SignOut,
                SubLinkSignIn,
                SubLinkSignInReply,
                SubLinkSignOut,
                VehicleRegistration,
                VehicleLocations,
                DutyCheck,
                DutyAnswer,
                AlarmReport,
                SupervisionOrder,
                SupervisionReply,
                VehicleText,
                VehicleTextReply,
                Unread {
    /** Such as 0x1001. */
    int type();

    byte[] body(Edition edition);

    /** Never fails: what is unknown, or not what the standard says, is {@link Unread}. */
    static Message of(Frame frame) {
        try {
            return read(frame);
        } catch (FieldReader.BadField bad) {
            return new Unread(frame.type(), frame.body(), bad.getMessage());
        }
    }

    private static Message read(Frame frame) {
        FieldReader in = new FieldReader(frame.body());
        return switch (frame.type()) {
            case SignIn.TYPE -> SignIn.read(in, frame.edition());
            case SignInReply.TYPE -> SignInReply.read(in);
            case SignOut.TYPE -> SignOut.read(in);
            case SubLinkSignIn.TYPE -> new SubLinkSignIn(in.dword());
            case SubLinkSignInReply.TYPE -> new SubLinkSignInReply(in.octet());
            case SubLinkSignOut.TYPE -> new SubLinkSignOut(in.dword());
            case 0x1200, 0x1300, 0x1400, 0x1500, 0x9300, 0x9400, 0x9500 ->
                Envelope.read(frame).open();
            default ->
                Signal.has(frame.type())
                        ? new Signal(frame.type())
                        : new Unread(frame.type(), frame.body(), "Unknown type");
        };
    }
}
