package org.roadmarshal.alarm.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who leads a squad. */
public final class JdbcLeaders {
    private JdbcLeaders() {}

    /** Enabled accounts that lead the agency, or else the nearest above it that somebody leads; empty where nobody does. */
    public static List<Long> of(Handle handle, int org, long agencyId) {
        return handle.createQuery("""
                        with recursive up (id, parent_id, far) as (
                          select id, parent_id, 0 from agency where org = :org and id = :agency
                          union all
                          select a.id, a.parent_id, far + 1 from up join agency a on a.org = :org and a.id = up.parent_id),
                        leaders as (
                          select g.account_id, up.far from up
                          join role_grant g on g.org = :org and g.agency_id = up.id and g.role = 'squad_leader'
                          join account c on c.org = g.org and c.id = g.account_id and not c.disabled)
                        select account_id from leaders where far = (select min(far) from leaders) order by account_id""")
                .bind("org", org)
                .bind("agency", agencyId)
                .mapTo(Long.class)
                .list();
    }
}
