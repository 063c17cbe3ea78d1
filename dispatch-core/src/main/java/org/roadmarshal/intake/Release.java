package org.roadmarshal.intake;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * A decision as it stands.
 *
 * @param text null where withheld
 */
public record Release(
        long issueId,
        ReleaseState state,
        String text,
        List<ReleasedPhoto> photos,
        Named decidedBy,
        Instant decidedAt,
        int version) {
    /** @param id of the small copy @param evidenceId of the original */
    public record ReleasedPhoto(long id, long evidenceId) {}
}
