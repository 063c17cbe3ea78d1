package org.roadmarshal.protocol.jt809;

import java.time.Instant;

/**
 * 0x9401 督办, in the edition of 2011: see to this alarm, by then.
 *
 * @param source who raised the alarm, as in {@link AlarmReport}
 * @param kind the standard's alarm type
 * @param at when the alarm was
 * @param id of the order, unsigned 32 bits
 * @param level 0 urgent, 1 ordinary
 */
public record SupervisionOrder(
        Plate plate,
        int source,
        int kind,
        Instant at,
        long id,
        Instant due,
        int level,
        String supervisor,
        String phone,
        String email)
        implements Message {
    static final int SUB_TYPE = 0x9401;

    static SupervisionOrder read(FieldReader in, Plate plate) {
        return new SupervisionOrder(
                plate,
                in.octet(),
                in.word(),
                in.unixTime(),
                in.dword(),
                in.unixTime(),
                in.octet(),
                in.text(16),
                in.text(20),
                in.text(32));
    }

    @Override
    public int type() {
        return 0x9400;
    }

    @Override
    public byte[] body(Edition edition) {
        return Envelope.write(
                edition,
                type(),
                plate,
                SUB_TYPE,
                new FieldWriter()
                        .octet(source)
                        .word(kind)
                        .unixTime(at)
                        .dword(id)
                        .unixTime(due)
                        .octet(level)
                        .text(supervisor, 16)
                        .text(phone, 20)
                        .text(email, 32));
    }
}
