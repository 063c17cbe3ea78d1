package org.roadmarshal.protocol.jt809;

/**
 * 0x1301: the answer to a duty check. The edition of 2011 names the question by {@code infoId}, that of 2019 by the serial of the
 * frame that asked; it also says who answers. What an edition does not say is 0 or empty.
 *
 * @param responder the person's name, at most 16 bytes
 * @param phone the person's, at most 20 bytes
 * @param askedSerial of the frame with the question
 */
public record DutyAnswer(
        int objectType, String objectId, String responder, String phone, long infoId, long askedSerial, String answer)
        implements Message {
    static final int SUB_TYPE = 0x1301;

    static DutyAnswer read(FieldReader in, Edition edition) {
        int objectType = in.octet();
        if (edition == Edition.E2011) {
            return new DutyAnswer(objectType, in.text(12), "", "", in.dword(), 0, in.longText());
        }
        String responder = in.text(16);
        String phone = in.text(20);
        String objectId = in.text(20);
        in.word(); // the sub-type that asked, 0x9301
        return new DutyAnswer(objectType, objectId, responder, phone, 0, in.dword(), in.longText());
    }

    @Override
    public int type() {
        return 0x1300;
    }

    @Override
    public byte[] body(Edition edition) {
        FieldWriter data = new FieldWriter().octet(objectType);
        if (edition == Edition.E2011) {
            data.text(objectId, 12).dword(infoId);
        } else {
            data.text(responder, 16)
                    .text(phone, 20)
                    .text(objectId, 20)
                    .word(DutyCheck.SUB_TYPE)
                    .dword(askedSerial);
        }
        return Envelope.write(edition, type(), null, SUB_TYPE, data.longText(answer));
    }
}
