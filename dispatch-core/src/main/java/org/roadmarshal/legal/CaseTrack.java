package org.roadmarshal.legal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.roadmarshal.kernel.Coded;

/**
 * A case from its first step to its last: what happened, what was produced, and what may come when.
 *
 * @param line the main sequence, in its order
 * @param lawful further kinds of steps that may be recorded today
 */
public record CaseTrack(List<CaseStep> steps, List<CaseDocument> documents, List<Stop> line, List<StepKind> lawful) {
    /**
     * One kind of step as it stands today.
     *
     * @param day when it was done, or null
     * @param earliest the first day on which it is lawful, or null where it always is or that is not known yet
     * @param earliestArticle why not before
     * @param latest the last day on which it is lawful, or null
     * @param latestArticle why not after
     * @param reason why it may not be recorded now, or null where it may
     */
    public record Stop(
            StepKind kind,
            StopState state,
            @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate day,
            @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate earliest,
            String earliestArticle,
            @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate latest,
            String latestArticle,
            String reason) {

        @JsonProperty("late")
        public boolean late() {
            return latest != null && day != null && day.isAfter(latest);
        }
    }

    /** Done, lawful now, waiting for a day, or waiting for another step. */
    public enum StopState implements Coded {
        DONE,
        NOW,
        WAITING,
        LATER
    }
}
