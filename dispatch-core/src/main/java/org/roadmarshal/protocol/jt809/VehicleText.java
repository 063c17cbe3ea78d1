package org.roadmarshal.protocol.jt809;

/**
 * 0x9503: show a text in a vehicle.
 *
 * @param id by which it will be acknowledged, unsigned 32 bits
 * @param priority 0 urgent, 1 ordinary
 */
public record VehicleText(Plate plate, long id, int priority, String text) implements Message {
    static final int SUB_TYPE = 0x9503;

    static VehicleText read(FieldReader in, Plate plate) {
        return new VehicleText(plate, in.dword(), in.octet(), in.longText());
    }

    @Override
    public int type() {
        return 0x9500;
    }

    @Override
    public byte[] body(Edition edition) {
        return Envelope.write(
                edition,
                type(),
                plate,
                SUB_TYPE,
                new FieldWriter().dword(id).octet(priority).longText(text));
    }
}
