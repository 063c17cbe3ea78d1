package org.roadmarshal.incident;

import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/**
 * What shall be different; null leaves it as it is.
 *
 * @param state closed or cancelled
 * @param outcome needed for closing, allowed for cancelling
 * @param note a line for the timeline
 */
public record IncidentChange(
        IncidentState state,
        String outcome,
        String category,
        Integer priority,
        String summary,
        String description,
        String address,
        String stake,
        Location location,
        String note) {
    public IncidentChange {
        outcome = Text.stripped("outcome", outcome);
        summary = Text.stripped("summary", summary);
        note = Text.stripped("note", note);
        if (state == IncidentState.OPEN) {
            throw DispatchException.invalid("An incident is not opened again; report a new one");
        }
        if (state == IncidentState.CLOSED && outcome == null) {
            throw DispatchException.invalid("Closing needs an outcome");
        }
        if (state == null && outcome != null) {
            throw DispatchException.invalid("An outcome comes with state closed or cancelled");
        }
    }

    boolean ends() {
        return state != null;
    }

    /** Whether anything but the note and the end is different. */
    boolean edits() {
        return category != null
                || priority != null
                || summary != null
                || description != null
                || address != null
                || stake != null
                || location != null;
    }
}
