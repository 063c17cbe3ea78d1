package org.roadmarshal.protocol.jt808;

import java.time.Instant;

/**
 * The body of a fix, as 0x0200, 0x0201, 0x0704 and 0x0801 carry it.
 *
 * @param alarms bits of {@link Alarm}
 * @param status bits of {@link Status}; those for south and west are already in the signs of the coordinates
 * @param latE6 millionths of a degree, WGS-84, south negative; nonsense where {@link Status#COORDINATES_ENCRYPTED}
 * @param lonE6 millionths of a degree, west negative
 * @param altitudeM metres
 * @param speedTenths tenths of km/h
 * @param courseDeg degrees clockwise from north
 * @param time milliseconds since 1970; {@link #NO_TIME} where what was sent is no time
 */
public record Location(
        int alarms,
        int status,
        int latE6,
        int lonE6,
        int altitudeM,
        int speedTenths,
        int courseDeg,
        long time,
        Items items) {
    /** Without items. */
    public static final int LEAST_BYTES = 28;

    public static final long NO_TIME = Bcd.NO_TIME;

    static Location read(BodyReader in) {
        int alarms = in.i32();
        int status = in.i32();
        int lat = in.i32();
        int lon = in.i32();
        return new Location(
                alarms,
                status,
                Status.SOUTH.in(status) ? -lat : lat,
                Status.WEST.in(status) ? -lon : lon,
                // Below the sea it is two's complement.
                (short) in.u16(),
                in.u16(),
                in.u16(),
                in.time(Bcd.CHINA),
                in.items());
    }

    void write(BodyWriter out) {
        out.u32(alarms);
        out.u32(status);
        out.u32(Status.SOUTH.in(status) ? -latE6 : latE6);
        out.u32(Status.WEST.in(status) ? -lonE6 : lonE6);
        out.u16(altitudeM);
        out.u16(speedTenths);
        out.u16(courseDeg);
        out.time(time, Bcd.CHINA);
        items.write(out);
    }

    public Location withoutItems() {
        return new Location(alarms, status, latE6, lonE6, altitudeM, speedTenths, courseDeg, time, Items.NONE);
    }

    /** Degrees. */
    public double lat() {
        return latE6 / 1e6;
    }

    /** Degrees. */
    public double lon() {
        return lonE6 / 1e6;
    }

    public double speedKmh() {
        return speedTenths / 10.0;
    }

    /** Null where there is none. */
    public Instant at() {
        return time == NO_TIME ? null : Instant.ofEpochMilli(time);
    }
}
