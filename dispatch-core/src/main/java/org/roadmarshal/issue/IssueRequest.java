package org.roadmarshal.issue;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * What the lead has asked for and nobody has decided yet.
 *
 * @param reason why; for parking, what is waited for
 * @param dueAt the day wanted by an extension, else null
 * @param evidenceIds what supports it
 */
public record IssueRequest(
        long id, Kind kind, String reason, Instant dueAt, List<Long> evidenceIds, Instant askedAt, Named askedBy) {
    /** 回退, 延期, 挂账. */
    public enum Kind implements Coded {
        RETURN,
        EXTENSION,
        PARK
    }
}
