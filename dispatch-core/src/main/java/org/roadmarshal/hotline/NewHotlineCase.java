package org.roadmarshal.hotline;

import java.time.Instant;
import org.roadmarshal.kernel.Text;

/**
 * What came in.
 *
 * @param agencyId who shall answer; null for the highest of the one who files it
 * @param receivedAt null for now
 * @param replyDue null for what the channel allows
 */
public record NewHotlineCase(
        String channel,
        String number,
        String content,
        String callerName,
        String callerPhone,
        String address,
        Long agencyId,
        Instant receivedAt,
        Instant replyDue) {
    public NewHotlineCase {
        number = Text.stripped("number", number);
        content = Text.stripped("content", content);
    }
}
