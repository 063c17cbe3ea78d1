package org.roadmarshal.legal;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Text;

/**
 * A case to open.
 *
 * @param cause the issue's category where null
 * @param at when it was filed; now where null
 * @param officerIds who shall investigate; may be said later
 */
public record NewCase(long issueId, Party party, String cause, Instant at, List<Long> officerIds, String note) {
    public NewCase {
        cause = Text.stripped("cause", cause);
        note = Text.stripped("note", note);
        officerIds = officerIds == null ? List.of() : List.copyOf(officerIds);
    }
}
