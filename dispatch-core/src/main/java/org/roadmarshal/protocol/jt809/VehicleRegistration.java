package org.roadmarshal.protocol.jt809;

/**
 * 0x1201: what terminal a vehicle carries.
 *
 * @param imei said by the edition of 2019 only, null otherwise
 * @param terminal its own number
 * @param phone of its SIM card
 */
public record VehicleRegistration(
        Plate plate, String platform, String maker, String model, String imei, String terminal, String phone)
        implements Message {
    static final int SUB_TYPE = 0x1201;

    static VehicleRegistration read(FieldReader in, Plate plate, Edition edition) {
        boolean longer = edition == Edition.E2019;
        return new VehicleRegistration(
                plate,
                in.text(11),
                in.text(11),
                in.text(longer ? 30 : 20),
                longer ? in.text(15) : null,
                in.text(longer ? 30 : 7),
                in.text(longer ? 13 : 12));
    }

    @Override
    public int type() {
        return 0x1200;
    }

    @Override
    public byte[] body(Edition edition) {
        FieldWriter data = new FieldWriter().text(platform, 11).text(maker, 11);
        if (edition == Edition.E2019) {
            data.text(model, 30)
                    .text(imei == null ? "" : imei, 15)
                    .text(terminal, 30)
                    .text(phone, 13);
        } else {
            data.text(model, 20).text(terminal, 7).text(phone, 12);
        }
        return Envelope.write(edition, type(), plate, SUB_TYPE, data);
    }
}
