package org.roadmarshal.layer;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Location;

/** Whose ground it is. */
public final class Jurisdictions {
    private Jurisdictions() {}

    /** @return the agency in whose jurisdiction the place lies; the bureau itself where it lies in none */
    public static long agencyAt(Handle handle, int org, Location location) {
        return handle.createQuery("""
                        select coalesce(
                          (select agency_id from area where org = :org and layer = 'jurisdiction' and agency_id is not null
                             and st_intersects(geom, :place) order by st_area(geom) limit 1),
                          (select id from agency where org = :org and kind = 'bureau' and parent_id is null order by id limit 1))""")
                .bind("org", org)
                .bind("place", location)
                .mapTo(Long.class)
                .one();
    }
}
