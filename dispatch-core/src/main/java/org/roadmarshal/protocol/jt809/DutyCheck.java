package org.roadmarshal.protocol.jt809;

/**
 * 0x9301 查岗: the superior platform asks whether somebody is at the desk.
 *
 * @param objectType who shall answer; {@link #THIS_PLATFORM} for the platform itself
 * @param objectId its number: 12 bytes, in the edition of 2019 20
 * @param minutes in which to answer; said by the edition of 2019 only, 0 otherwise
 * @param infoId by which the answer will name the question, unsigned 32 bits
 */
public record DutyCheck(int objectType, String objectId, int minutes, long infoId, String question) implements Message {
    static final int SUB_TYPE = 0x9301;

    public static final int THIS_PLATFORM = 1;

    static DutyCheck read(FieldReader in, Edition edition) {
        boolean longer = edition == Edition.E2019;
        return new DutyCheck(in.octet(), in.text(longer ? 20 : 12), longer ? in.octet() : 0, in.dword(), in.longText());
    }

    @Override
    public int type() {
        return 0x9300;
    }

    @Override
    public byte[] body(Edition edition) {
        FieldWriter data = new FieldWriter().octet(objectType);
        if (edition == Edition.E2019) {
            data.text(objectId, 20).octet(minutes);
        } else {
            data.text(objectId, 12);
        }
        return Envelope.write(
                edition, type(), null, SUB_TYPE, data.dword(infoId).longText(question));
    }
}
