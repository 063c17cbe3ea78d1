package org.roadmarshal.coverage.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Where incidents were. */
public final class JdbcPast {
    private JdbcPast() {}

    /** Of the last year, the newest of very many. */
    public static List<Lonlat> places(Handle handle, Principal principal) {
        return handle.createQuery("""
                        select st_x(geom) as lon, st_y(geom) as lat from incident
                        where org = :org and agency_id = any(:agencies) and created_at > now() - interval '1 year'
                        order by created_at desc limit 20000""")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.INCIDENT_READ))
                .map((row, context) -> new Lonlat(row.getDouble("lon"), row.getDouble("lat")))
                .list();
    }
}
