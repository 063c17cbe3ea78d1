package org.roadmarshal.issue.internal;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;

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

    static Named named(Handle handle, int org, long id) {
        return handle.createQuery("select id, name from agency where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new Named(row.getLong("id"), row.getString("name")))
                .one();
    }

    /** Whose county it is, where the county's area says so. */
    static Optional<Named> countyAt(Handle handle, int org, Geometry place) {
        return handle.createQuery("""
                        select a.id, a.name from area c join agency a on a.org = c.org and a.id = c.agency_id
                        where c.org = :org and c.layer = 'county' and st_intersects(c.geom, st_pointonsurface(:place))
                        order by c.id limit 1""")
                .bind("org", org)
                .bind("place", place)
                .map((row, context) -> new Named(row.getLong("id"), row.getString("name")))
                .findOne();
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
