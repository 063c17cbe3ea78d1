package org.roadmarshal.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * How far a photo has come.
 *
 * @param id null once it is kept
 * @param offset how many of its bytes are here, from the first on
 * @param expiresAt when these are thrown away unless more come; null once it is kept
 * @param evidence what became of it; null before all is here
 */
public record Upload(Long id, String sha256, int sizeBytes, int offset, Instant expiresAt, Evidence evidence) {
    static Upload kept(Evidence evidence) {
        return new Upload(null, evidence.sha256(), evidence.sizeBytes(), evidence.sizeBytes(), null, evidence);
    }

    /** Whether all bytes are here and wait to become evidence. */
    @JsonIgnore
    public boolean complete() {
        return evidence == null && offset == sizeBytes;
    }
}
