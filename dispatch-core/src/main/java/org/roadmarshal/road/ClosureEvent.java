package org.roadmarshal.road;

import java.util.Locale;
import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to a closure. @param verb of the fact */
public record ClosureEvent(Verb verb, Closure closure) {
    public enum Verb {
        CREATED,
        BEGUN,
        EXTENDED,
        ENDED
    }

    /** For everybody of the org, as the map is. */
    public Entry entry() {
        return new Entry(
                "closure." + verb.name().toLowerCase(Locale.ROOT),
                "closure",
                closure.id(),
                closure.version(),
                null,
                null,
                null,
                Map.of("closure", closure));
    }
}
