package org.roadmarshal.evidence;

/**
 * A photo or a voice note whose file is kept and whose row is not yet written.
 *
 * @param width pixels; null for a sound
 * @param height pixels; null for a sound
 * @param exif what its file says of itself; null for a sound
 * @param sha256 of its bytes, 32 bytes
 */
public record Photo(
        Capture capture, String contentType, Integer width, Integer height, Exif exif, byte[] sha256, int sizeBytes) {}
