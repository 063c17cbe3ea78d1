package org.roadmarshal.device;

import java.time.Instant;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * What a terminal sent that no other table has a place for: who drives, an electronic waybill, media that are no photo.
 *
 * @param vehicle in which the terminal is built, or null
 * @param size bytes in all
 * @param bytes hexadecimal, the first 4,096 of them as they came
 * @param text the same for people, or null
 */
public record TerminalRecord(
        long id, Named device, Named vehicle, Kind kind, Instant receivedAt, int size, String bytes, String text) {
    public enum Kind implements Coded {
        DRIVER,
        WAYBILL,
        MEDIA
    }

    /** Which ones: null is any. @param to exclusive */
    public record Filter(Long deviceId, Long vehicleId, Kind kind, Instant from, Instant to) {}
}
