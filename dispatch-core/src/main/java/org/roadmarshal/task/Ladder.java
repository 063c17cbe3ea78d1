package org.roadmarshal.task;

import java.util.List;
import java.util.Map;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.kernel.Named;

/**
 * What holds for an agency when a unit keeps silent.
 *
 * @param source whose rules these are: its own, or those of the nearest above it; null for the installation's
 * @param own whether they are its own
 * @param version 0 where it has none of its own
 */
public record Ladder(Named agency, Named source, boolean own, List<LadderRules.OfPriority> rules, int version) {

    LadderRules asRules() {
        return new LadderRules(rules);
    }

    /** @param before the version of the agency's own rules that were changed or removed */
    Entry changed(int before) {
        return new Entry(
                "ladder.changed", "ladder", agency.id(), before + 1, agency.id(), null, null, Map.of("ladder", this));
    }
}
