package org.roadmarshal.open311;

import java.time.Instant;
import org.roadmarshal.kernel.Named;

/**
 * What lets a program write.
 *
 * @param key shown once, when it is made; null ever after
 * @param perMinute how many requests
 * @param revokedAt null while it is good
 */
public record Open311Key(
        long id,
        String name,
        String key,
        int perMinute,
        Named createdBy,
        Instant createdAt,
        Instant revokedAt,
        int version) {
    public Open311Key with(String shown) {
        return new Open311Key(id, name, shown, perMinute, createdBy, createdAt, revokedAt, version);
    }
}
