package org.roadmarshal.hotline;

import java.time.Instant;
import org.roadmarshal.kernel.Text;

/** What shall be different; null leaves it as it is. @param reply the answer, which ends the case */
public record HotlineChange(Long agencyId, Instant replyDue, Long incidentId, Long issueId, String reply) {
    public HotlineChange {
        reply = Text.stripped("reply", reply);
    }
}
