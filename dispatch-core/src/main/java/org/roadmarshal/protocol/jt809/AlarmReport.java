package org.roadmarshal.protocol.jt809;

import java.time.Instant;

/**
 * 0x1402: a subordinate platform reports an alarm.
 *
 * @param source who raised it: 1 terminal, 2 company's platform, 3 government's platform, 9 other; 2011 only, 0 otherwise
 * @param platform that raised it; 2019 only, empty otherwise
 * @param kind the standard's alarm type
 * @param from when what it is about began; 2019 only, null otherwise
 * @param to when it ended; 2019 only, null otherwise
 * @param about the platform that it is about; 2019 only, empty otherwise
 * @param route of the drive, as 0x8606 numbers it; 2019 only, 0 otherwise
 * @param infoId 2011 only, 0 otherwise
 */
public record AlarmReport(
        Plate plate,
        int source,
        String platform,
        int kind,
        Instant at,
        Instant from,
        Instant to,
        String about,
        long route,
        long infoId,
        String text)
        implements Message {
    static final int SUB_TYPE = 0x1402;

    static AlarmReport read(FieldReader in, Plate plate, Edition edition) {
        if (edition == Edition.E2011) {
            return new AlarmReport(
                    plate, in.octet(), "", in.word(), in.unixTime(), null, null, "", 0, in.dword(), in.longText());
        }
        String platform = in.text(11);
        int kind = in.word();
        Instant at = in.unixTime();
        Instant from = in.unixTime();
        Instant to = in.unixTime();
        return new AlarmReport(
                Plate.read(in), 0, platform, kind, at, from, to, in.text(11), in.dword(), 0, in.longText());
    }

    @Override
    public int type() {
        return 0x1400;
    }

    @Override
    public byte[] body(Edition edition) {
        FieldWriter data = new FieldWriter();
        if (edition == Edition.E2011) {
            data.octet(source).word(kind).unixTime(at).dword(infoId);
        } else {
            data.text(platform, 11).word(kind).unixTime(at).unixTime(from).unixTime(to);
            plate.write(data).text(about, 11).dword(route);
        }
        return Envelope.write(edition, type(), plate, SUB_TYPE, data.longText(text));
    }
}
