package org.roadmarshal.evidence;

import org.roadmarshal.evidence.internal.Picture;

/**
 * A photo whose file is kept and whose row is not yet written.
 *
 * @param sha256 of its bytes, 32 bytes
 */
public record Photo(Capture capture, Picture picture, byte[] sha256, int sizeBytes) {}
