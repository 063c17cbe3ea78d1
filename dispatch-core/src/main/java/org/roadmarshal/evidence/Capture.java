package org.roadmarshal.evidence;

import java.time.Duration;
import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;

/**
 * What the phone says of a photo.
 *
 * @param at when it was taken, by the phone's clock
 * @param location where, or null
 * @param sha256 of its bytes as computed at capture, 64 hexadecimal digits, or null
 * @param headingDeg where the camera looked, clockwise from north, or null
 * @param originalSha256 of the file that it was made smaller from, 64 hexadecimal digits, or null
 */
public record Capture(Instant at, Location location, String sha256, Double headingDeg, String originalSha256) {
    /** How far a phone's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);
    /** A phone whose clock was reset dates its photos to 1970 or 2000; no issue of ours is as old as this. */
    private static final Duration OLDEST = Duration.ofDays(3_653);

    public Capture(Instant at, Location location, String sha256) {
        this(at, location, sha256, null, null);
    }

    /** @throws DispatchException VALIDATION where no right clock can have said this */
    void requirePlausible(Instant now) {
        if (at.isAfter(now.plus(AHEAD))) {
            throw DispatchException.invalid("capturedAt %s is in the future: it is %s".formatted(at, now));
        }
        if (at.isBefore(now.minus(OLDEST))) {
            throw DispatchException.invalid("capturedAt %s is more than ten years ago".formatted(at));
        }
    }
}
