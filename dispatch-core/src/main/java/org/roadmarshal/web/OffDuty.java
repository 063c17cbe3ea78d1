package org.roadmarshal.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Nothing of the work is pushed to a crew that is off duty, but what concerns its own unit. Whoever dispatches is at the desk. */
@FunctionalInterface
public interface OffDuty {
    /** What a page needs whoever looks at it, and by which it learns that the shift begins. */
    Set<String> ALWAYS = Set.of("unit", "station", "fence", "highway", "city", "account");

    boolean isOff(Handle handle, int org, long unitId);

    /** Whether they are off duty after this fact. */
    static boolean after(Principal principal, Fact fact, boolean before) {
        if (!fact.subject().equals("unit") || !Long.valueOf(fact.subjectId()).equals(principal.unitId())) {
            return before;
        }
        JsonNode state = Json.tree(fact.data()).at("/unit/state");
        return state.isTextual() ? state.asText().equals("off_duty") : before;
    }

    static boolean withholds(Principal principal, Fact fact) {
        boolean own = fact.unitId() != null && fact.unitId().equals(principal.unitId());
        return !own && !ALWAYS.contains(fact.subject()) && !principal.may(Permission.TASK_DISPATCH);
    }
}
