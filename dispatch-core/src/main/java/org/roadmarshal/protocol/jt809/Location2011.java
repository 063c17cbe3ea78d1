package org.roadmarshal.protocol.jt809;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The 36 bytes of 2011.
 *
 * @param at null where what was sent is no time
 * @param lon degrees, negative in the west
 * @param lat degrees, negative in the south
 * @param speedKmh km/h
 * @param recorderSpeedKmh by the vehicle's own sensor, km/h
 * @param mileageKm km, unsigned 32 bits
 * @param courseDeg degrees clockwise from north
 * @param altitudeM metres
 * @param status the 32 bits of JT/T 808
 * @param alarms the 32 bits of JT/T 808
 */
public record Location2011(
        boolean offset,
        Instant at,
        double lon,
        double lat,
        int speedKmh,
        int recorderSpeedKmh,
        long mileageKm,
        int courseDeg,
        int altitudeM,
        long status,
        long alarms)
        implements LocationRecord {
    /** The standard's clock. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final double DEGREE = 1e6;
    private static final long SOUTH = 1 << 2;
    private static final long WEST = 1 << 3;

    static Location2011 read(FieldReader in) {
        boolean offset = in.octet() == 1;
        Instant at = time(in);
        double lon = in.dword() / DEGREE;
        double lat = in.dword() / DEGREE;
        int speed = in.word();
        int recorderSpeed = in.word();
        long mileage = in.dword();
        int course = in.word();
        int altitude = in.word();
        long status = in.dword();
        return new Location2011(
                offset,
                at,
                (status & WEST) == 0 ? lon : -lon,
                (status & SOUTH) == 0 ? lat : -lat,
                speed,
                recorderSpeed,
                mileage,
                course,
                altitude,
                status,
                in.dword());
    }

    private static Instant time(FieldReader in) {
        int day = in.octet();
        int month = in.octet();
        int year = in.word();
        int hour = in.octet();
        int minute = in.octet();
        int second = in.octet();
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(CHINA);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public byte[] toBytes() {
        LocalDateTime local = LocalDateTime.ofInstant(at, CHINA);
        long sides = (lat < 0 ? SOUTH : 0) | (lon < 0 ? WEST : 0);
        return new FieldWriter()
                .octet(offset ? 1 : 0)
                .octet(local.getDayOfMonth())
                .octet(local.getMonthValue())
                .word(local.getYear())
                .octet(local.getHour())
                .octet(local.getMinute())
                .octet(local.getSecond())
                .dword(Math.round(Math.abs(lon) * DEGREE))
                .dword(Math.round(Math.abs(lat) * DEGREE))
                .word(speedKmh)
                .word(recorderSpeedKmh)
                .dword(mileageKm)
                .word(courseDeg)
                .word(altitudeM)
                .dword(status & ~(SOUTH | WEST) | sides)
                .dword(alarms)
                .toBytes();
    }
}
