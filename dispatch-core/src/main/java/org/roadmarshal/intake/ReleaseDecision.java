package org.roadmarshal.intake;

import java.util.List;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Text;

/**
 * What a moderator decides of an issue; it takes the place of what was decided before.
 *
 * @param text what the public reads; required to release, else null
 * @param photoIds evidence of the issue that the public sees; null for none
 */
public record ReleaseDecision(ReleaseState state, String text, List<Long> photoIds) {
    public ReleaseDecision {
        text = Text.stripped("text", text);
        photoIds = photoIds == null ? List.of() : List.copyOf(photoIds);
        if (state == ReleaseState.RELEASED && text == null) {
            throw DispatchException.invalid("text: say what the public shall read");
        }
        if (state == ReleaseState.WITHHELD && (text != null || !photoIds.isEmpty())) {
            throw DispatchException.invalid("What is withheld has neither text nor photos");
        }
    }
}
