package org.roadmarshal.protocol.jt808;

/**
 * The platform confirms alarms that hold until then.
 *
 * @param serial of the fix that carried the alarm; 0 for all of the type
 * @param alarms bits of {@link Alarm}
 */
public record ConfirmAlarm(int serial, int alarms) implements Message {
    public static final int ID = 0x8203;

    static ConfirmAlarm read(BodyReader in, Version version) {
        return new ConfirmAlarm(in.u16(), in.i32());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(serial);
        out.u32(alarms);
    }
}
