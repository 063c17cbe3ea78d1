package org.roadmarshal.campaign;

import java.time.Instant;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/** What somebody decided of an issue and a campaign. */
public record CampaignChoice(long issueId, Choice choice, String reason, Named by, Instant at) {
    /** Whether it counts; {@code COMPUTED} takes a decision back. */
    public enum Choice implements Coded {
        IN,
        OUT,
        COMPUTED
    }
}
