package org.roadmarshal.device;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * Something that a terminal is told.
 *
 * @param taskId for which it is, or null
 * @param attempts how often it was handed to a connection
 * @param result what the terminal sent back, or null
 * @param reason of refused and failed, else null
 * @param sentAt last, or null
 * @param doneAt when it came to its end, or null
 * @param agencyId whose device it was, which decides who may see it
 * @param unitId for which the device spoke, or null
 */
public record Command(
        long id,
        Named device,
        Kind kind,
        State state,
        CommandArguments arguments,
        Long taskId,
        int attempts,
        Result result,
        String reason,
        Instant createdAt,
        Named createdBy,
        Instant sentAt,
        Instant doneAt,
        Instant expiresAt,
        int version,
        @JsonIgnore long agencyId,
        @JsonIgnore Long unitId) {

    /** What the terminal is to do. */
    public enum Kind implements Coded {
        TEXT,
        LOCATE,
        TRACK,
        SET_PARAMETERS,
        QUERY_PARAMETERS,
        PHOTOGRAPH,
        CONFIRM_ALARM,
        LIVE_VIDEO,
        VIDEO_CONTROL
    }

    /** QUEUED and SENT are open; the others are ends. */
    public enum State implements Coded {
        QUEUED,
        SENT,
        ACKNOWLEDGED,
        REFUSED,
        FAILED,
        EXPIRED
    }

    /** Each null but for the kind that asks for it. */
    public record Result(Location location, List<TerminalParameter> parameters, List<Long> evidenceIds) {}
}
