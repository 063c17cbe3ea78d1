package org.roadmarshal.protocol.jt809;

/**
 * 0x1401, in the edition of 2011.
 *
 * @param id of the order
 * @param result 0 in hand, 1 done, 2 nothing to do, 3 later
 */
public record SupervisionReply(Plate plate, long id, int result) implements Message {
    static final int SUB_TYPE = 0x1401;

    static SupervisionReply read(FieldReader in, Plate plate) {
        return new SupervisionReply(plate, in.dword(), in.octet());
    }

    @Override
    public int type() {
        return 0x1400;
    }

    @Override
    public byte[] body(Edition edition) {
        return Envelope.write(
                edition, type(), plate, SUB_TYPE, new FieldWriter().dword(id).octet(result));
    }
}
