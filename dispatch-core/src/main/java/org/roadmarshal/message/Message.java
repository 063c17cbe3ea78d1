package org.roadmarshal.message;

import java.time.Instant;
import org.roadmarshal.kernel.Named;

/**
 * Something that was said.
 *
 * @param unit whose conversation it stands in
 * @param incidentId what the unit was on then, or null
 * @param text null for a voice note without words
 * @param attachment null for none
 * @param deviceTime when, by the sender's clock, or null
 * @param deliveredAt when the other side first had it
 * @param readAt when the other side first read it
 */
public record Message(
        long id,
        Named unit,
        Named agency,
        Long incidentId,
        Side side,
        String text,
        Attachment attachment,
        Named sender,
        Instant deviceTime,
        Instant sentAt,
        Instant deliveredAt,
        Instant readAt,
        Named readBy,
        int version) {

    /** @param id of the evidence */
    public record Attachment(long id, String contentType) {}
}
