package org.roadmarshal.track;

/**
 * What is kept for how long.
 *
 * @param compactAfterDays a day so old is kept as a simple line too; no fix that old is taken any more, so none is missing
 * @param keepDays fixes older than this are dropped, whole days at once; their lines stay
 */
public record TrackPolicy(int compactAfterDays, int keepDays) {
    /** The oldest that a fix may be on its way in, and what is told late must not come after its day is closed. */
    private static final int LATEST_DAYS = 30;

    public TrackPolicy {
        if (compactAfterDays < LATEST_DAYS || keepDays <= compactAfterDays) {
            throw new IllegalArgumentException(
                    "tracks.compactAfterDays must be at least %d and tracks.keepDays more than that"
                            .formatted(LATEST_DAYS));
        }
    }
}
