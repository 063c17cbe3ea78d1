package org.roadmarshal.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.roadmarshal.kernel.Location;

/**
 * What a picture's file says of itself. Anybody can write anything into it: it proves nothing, and tells on the careless.
 *
 * @param takenAt by the camera's clock, such as {@code 2026-11-26T08:00:00}, or null
 * @param offset of that clock from UTC, such as {@code +08:00}; null where the camera does not say
 * @param changedAt by the clock of whatever wrote the file last, or null
 * @param location where the camera was, or null
 * @param headingDeg where it looked, clockwise from north, or null
 * @param make of the camera, or null
 * @param model of the camera, or null
 * @param software that wrote the file, or null
 * @param orientation how the picture is to be turned for viewing, 1 to 8
 */
public record Exif(
        String takenAt,
        String offset,
        String changedAt,
        Location location,
        Double headingDeg,
        String make,
        String model,
        String software,
        int orientation) {
    /** What a file without any says. */
    public static final Exif NONE = new Exif(null, null, null, null, null, null, null, null, 1);

    @JsonIgnore
    public boolean isEmpty() {
        return takenAt == null && location == null && make == null && model == null && software == null;
    }

    /** When it was taken, or null. @param zone of the camera's clock, where the file does not say */
    public Instant taken(ZoneId zone) {
        return instant(takenAt, zone);
    }

    /** When the file was written last, or null. */
    public Instant changed(ZoneId zone) {
        return instant(changedAt, zone);
    }

    private Instant instant(String time, ZoneId zone) {
        if (time == null) {
            return null;
        }
        try {
            ZoneId of = offset == null ? zone : ZoneOffset.of(offset);
            return LocalDateTime.parse(time).atZone(of).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
