package org.roadmarshal.legal;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/**
 * What somebody says has happened in a case.
 *
 * @param at when, by their clock; now where null
 * @param location where they stood, or null
 * @param officerIds persons of the register who did it; those who hold certificates where the step needs two of them
 * @param note why; required to suspend, terminate and correct
 * @param corrects the number of the step that a correction is about, else null
 */
public record NewStep(
        StepKind kind,
        Instant at,
        Location location,
        List<Long> officerIds,
        String note,
        Integer corrects,
        StepDetails details) {
    public NewStep {
        officerIds = officerIds == null ? List.of() : List.copyOf(officerIds);
        note = Text.stripped("note", note);
        details = details == null ? StepDetails.NONE : details;
    }
}
