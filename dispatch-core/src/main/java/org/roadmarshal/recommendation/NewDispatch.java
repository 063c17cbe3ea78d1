package org.roadmarshal.recommendation;

import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Text;

/**
 * Whom to send on a recommendation.
 *
 * @param overrideReason needed for a unit that is not free
 * @param reason why not the first; null for the dispatcher's judgement
 * @param note needed where the reason is another than those of the list
 */
public record NewDispatch(long unitId, String instructions, String overrideReason, WhyNotFirst reason, String note) {
    public NewDispatch {
        note = Text.stripped("note", note);
        if (reason == WhyNotFirst.OTHER && note == null) {
            throw DispatchException.invalid("The reason other needs a note");
        }
    }
}
