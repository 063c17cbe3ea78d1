package org.roadmarshal.patrol;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * What of a patrol was visited.
 *
 * @param percent of its length or area, rounded down
 * @param target how much is enough
 * @param since when the unit accepted; null where it has not
 * @param until the end of the task, or now
 * @param visited GeoJSON: lines of a way, rectangles of an area
 * @param missed the same of what was not visited
 * @param gaps the largest parts that were not visited
 */
public record PatrolCoverage(
        long taskId,
        int percent,
        int target,
        boolean complete,
        Instant since,
        Instant until,
        @JsonRawValue String visited,
        @JsonRawValue String missed,
        List<Gap> gaps) {

    /**
     * A part that nobody came by.
     *
     * @param metres its length, or the side of a square as large as it
     * @param fromM metres from the beginning of the way; null of an area
     */
    public record Gap(Location at, long metres, Long fromM) {}
}
