package org.roadmarshal.protocol.jt808;

/**
 * What the platform says to a registration.
 *
 * @param serial of the registration
 * @param authCode by which the terminal authenticates from now on; null unless it is registered
 */
public record RegistrationReply(int serial, Outcome outcome, String authCode) implements Message {
    public static final int ID = 0x8100;

    /** By its code, 0 to 4. */
    public enum Outcome {
        OK,
        VEHICLE_REGISTERED,
        NO_VEHICLE,
        TERMINAL_REGISTERED,
        NO_TERMINAL;

        private static final Outcome[] ALL = values();

        static Outcome of(int code) {
            return code < ALL.length ? ALL[code] : NO_TERMINAL;
        }
    }

    static RegistrationReply read(BodyReader in, Version version) {
        int serial = in.u16();
        Outcome outcome = Outcome.of(in.u8());
        return new RegistrationReply(serial, outcome, outcome == Outcome.OK ? in.text() : null);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(serial);
        out.u8(outcome.ordinal());
        if (outcome == Outcome.OK) {
            out.text(authCode);
        }
    }
}
