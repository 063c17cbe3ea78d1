package org.roadmarshal.hotline;

import java.util.Map;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.kernel.Coded;

/** What happens to a case. */
record HotlineEvent(Verb verb, HotlineCase hotlineCase) {
    enum Verb implements Coded {
        RECEIVED,
        CHANGED,
        REPLIED
    }

    Entry entry() {
        return new Entry(
                "hotline_case." + verb.code(),
                "hotline_case",
                hotlineCase.id(),
                hotlineCase.version(),
                hotlineCase.agency().id(),
                null,
                null,
                Map.of("hotlineCase", hotlineCase));
    }
}
