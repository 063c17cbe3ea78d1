package org.roadmarshal.hotline;

import java.time.Instant;
import org.roadmarshal.kernel.Named;

/**
 * What one citizen said, and the answer.
 *
 * @param channel a {@link HotlineChannel}'s code
 * @param number the hotline's own, one of its kind in the channel
 * @param agency who answers
 * @param replyDue by when
 * @param incidentId what was done about it, or null
 * @param issueId the issue that it became, or null
 */
public record HotlineCase(
        long id,
        String channel,
        String number,
        String content,
        String callerName,
        String callerPhone,
        String address,
        Named agency,
        Instant receivedAt,
        Instant replyDue,
        HotlineState state,
        String reply,
        Instant repliedAt,
        Named repliedBy,
        Long incidentId,
        Long issueId,
        Instant createdAt,
        Named createdBy,
        int version) {}
