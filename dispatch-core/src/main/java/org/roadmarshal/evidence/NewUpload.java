package org.roadmarshal.evidence;

import java.time.Instant;
import org.roadmarshal.kernel.Location;

/**
 * A photo that is to come in pieces.
 *
 * @param sha256 of all its bytes, 64 hexadecimal digits
 * @param location where it was taken, or null
 * @param headingDeg where the camera looked, or null
 * @param originalSha256 of the file that it was made smaller from, or null
 */
public record NewUpload(
        String sha256, int sizeBytes, Instant capturedAt, Location location, Double headingDeg, String originalSha256) {
    /** What the phone says of it. */
    public Capture capture() {
        return new Capture(capturedAt, location, sha256, headingDeg, originalSha256);
    }
}
