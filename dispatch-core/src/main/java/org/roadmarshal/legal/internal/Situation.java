package org.roadmarshal.legal.internal;

import org.roadmarshal.legal.CaseState;
import org.roadmarshal.legal.StepKind;

/**
 * A case as the rules look at it.
 *
 * @param demolition whether what is to go is a building, structure or installation
 * @param obstruction whether it lies on the road and may have to go at once
 */
public record Situation(History history, CaseState state, boolean demolition, boolean obstruction) {
    public boolean has(StepKind kind) {
        return history.has(kind);
    }

    /** The party asked for a review, or sued, and that is not over. */
    public boolean remedyPending() {
        return history.after(StepKind.REMEDY_SOUGHT, StepKind.REMEDY_ENDED);
    }

    public boolean approved() {
        return history.last(StepKind.LEGAL_REVIEWED)
                .map(step -> Boolean.TRUE.equals(step.details().approved()))
                .orElse(false);
    }

    /** Whether something was decided that the party has to do. */
    public boolean penalised() {
        return history.last(StepKind.DECIDED)
                .map(step -> !Boolean.FALSE.equals(step.details().penalty()))
                .orElse(false);
    }

    Situation with(History other) {
        return new Situation(other, state, demolition, obstruction);
    }
}
