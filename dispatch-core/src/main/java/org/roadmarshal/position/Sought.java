package org.roadmarshal.position;

import org.roadmarshal.position.internal.Masks;

/**
 * What kind of mover is looked for.
 *
 * @param kind null for both
 * @param motion null for any
 * @param free whether only units that can be sent
 */
public record Sought(Mover.Kind kind, Motion motion, boolean free) {
    int mask() {
        return (kind == null ? 0 : Masks.of(kind)) | (motion == null ? 0 : Masks.of(motion)) | (free ? Masks.FREE : 0);
    }
}
