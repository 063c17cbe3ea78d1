package org.roadmarshal.issue.internal;

import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.DispatchException;

/** Looks at the organisation tree. */
final class Agencies {
    private static final Set<String> GOVERNMENTS = Set.of("township", "county");

    private Agencies() {}

    /** @throws DispatchException VALIDATION where the org has no such agency */
    static void require(Handle handle, int org, long id) {
        kind(handle, org, id);
    }

    /** @throws DispatchException VALIDATION where there is no such township; null is none and well */
    static void requireTownship(Handle handle, int org, Long id) {
        if (id != null && !GOVERNMENTS.contains(kind(handle, org, id))) {
            throw DispatchException.invalid("townshipId: agency " + id + " is not a township");
        }
    }

    private static String kind(Handle handle, int org, long id) {
        return handle.createQuery("select kind from agency where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> DispatchException.invalid("There is no agency " + id));
    }
}
