package org.roadmarshal.evidence;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * A kept photo or voice note as the API shows it.
 *
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param width pixels; null for a sound
 * @param height pixels; null for a sound
 * @param capturedAt when the camera says it was taken
 * @param location where, or null
 * @param headingDeg where the camera looked, clockwise from north, or null
 * @param originalSha256 of the file that it was made smaller from, or null
 * @param exif what its file says of itself; null for a sound, and for what was kept before this was read
 * @param findings where that does not go with what was said; null likewise
 */
public record Evidence(
        long id,
        String sha256,
        String contentType,
        int sizeBytes,
        Integer width,
        Integer height,
        Instant capturedAt,
        Location location,
        Double headingDeg,
        String originalSha256,
        Exif exif,
        List<Finding> findings,
        Instant createdAt) {}
