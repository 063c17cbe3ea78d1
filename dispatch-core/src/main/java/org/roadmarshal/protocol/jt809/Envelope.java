package org.roadmarshal.protocol.jt809;

/**
 * The body of a business message: the vehicle it is about, a sub-type, and the data of that.
 *
 * @param plate null in messages from platform to platform, and in the alarms of 2019, which name the vehicle elsewhere
 */
record Envelope(Edition edition, int type, Plate plate, int subType, byte[] data) {

    static Envelope read(Frame frame) {
        FieldReader in = new FieldReader(frame.body());
        Plate plate = namesVehicle(frame.type(), frame.edition()) ? Plate.read(in) : null;
        return new Envelope(frame.edition(), frame.type(), plate, in.word(), in.bytes(in.dword()));
    }

    /** @param plate is left out where the type has none */
    static byte[] write(Edition edition, int type, Plate plate, int subType, FieldWriter data) {
        FieldWriter out = new FieldWriter();
        if (namesVehicle(type, edition)) {
            plate.write(out);
        }
        return out.word(subType).block(data.toBytes()).toBytes();
    }

    private static boolean namesVehicle(int type, Edition edition) {
        return switch (type) {
            case 0x1200, 0x1500, 0x9500 -> true;
            case 0x1400, 0x9400 -> edition == Edition.E2011;
            default -> false;
        };
    }

    Message open() {
        FieldReader in = new FieldReader(data);
        return switch (subType) {
            case VehicleRegistration.SUB_TYPE -> VehicleRegistration.read(in, plate, edition);
            case VehicleLocations.NOW, VehicleLocations.LATE -> VehicleLocations.read(in, plate, subType, edition);
            case DutyCheck.SUB_TYPE -> DutyCheck.read(in, edition);
            case DutyAnswer.SUB_TYPE -> DutyAnswer.read(in, edition);
            case AlarmReport.SUB_TYPE -> AlarmReport.read(in, plate, edition);
            case SupervisionOrder.SUB_TYPE -> edition == Edition.E2011 ? SupervisionOrder.read(in, plate) : unread();
            case SupervisionReply.SUB_TYPE -> edition == Edition.E2011 ? SupervisionReply.read(in, plate) : unread();
            case VehicleText.SUB_TYPE -> VehicleText.read(in, plate);
            case VehicleTextReply.SUB_TYPE -> edition == Edition.E2011 ? VehicleTextReply.read(in, plate) : unread();
            default -> unread();
        };
    }

    private Unread unread() {
        return new Unread(
                type,
                write(edition, type, plate, subType, new FieldWriter().bytes(data)),
                "Sub-type 0x%04x is not read".formatted(subType));
    }
}
