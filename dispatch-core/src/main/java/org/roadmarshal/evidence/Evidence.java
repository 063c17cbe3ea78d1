package org.roadmarshal.evidence;

import java.time.Instant;
import org.roadmarshal.kernel.Location;

/**
 * A kept photo as the API shows it.
 *
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param width pixels
 * @param height pixels
 * @param capturedAt when the camera says it was taken
 * @param location where, or null
 */
public record Evidence(
        long id,
        String sha256,
        String contentType,
        int sizeBytes,
        int width,
        int height,
        Instant capturedAt,
        Location location,
        Instant createdAt) {}
