package org.roadmarshal.fence;

import java.util.Locale;
import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to a fence. @param verb of the fact */
public record FenceEvent(Verb verb, Fence fence) {
    public enum Verb {
        CREATED,
        CHANGED,
        REMOVED
    }

    /** For everybody of the org, as the map is. */
    public Entry entry() {
        return new Entry(
                "fence." + verb.name().toLowerCase(Locale.ROOT),
                "fence",
                fence.id(),
                fence.version(),
                null,
                null,
                null,
                Map.of("fence", fence));
    }
}
