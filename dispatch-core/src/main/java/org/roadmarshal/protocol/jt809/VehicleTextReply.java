package org.roadmarshal.protocol.jt809;

/**
 * 0x1503, in the edition of 2011.
 *
 * @param id of the text
 * @param result 0 shown, 1 not shown
 */
public record VehicleTextReply(Plate plate, long id, int result) implements Message {
    static final int SUB_TYPE = 0x1503;

    static VehicleTextReply read(FieldReader in, Plate plate) {
        return new VehicleTextReply(plate, in.dword(), in.octet());
    }

    @Override
    public int type() {
        return 0x1500;
    }

    @Override
    public byte[] body(Edition edition) {
        return Envelope.write(
                edition, type(), plate, SUB_TYPE, new FieldWriter().dword(id).octet(result));
    }
}
