package org.roadmarshal.unit.internal;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Who and what is in a unit. */
public final class JdbcCrew {
    private JdbcCrew() {}

    /**
     * @throws DispatchException NOT_FOUND where somebody is not in the caller's part of the register, CONFLICT where somebody
     *     crews another unit
     */
    public static void replace(Handle handle, Principal principal, long unitId, List<Long> people) {
        int org = principal.org();
        // Crews change a few times a shift: one after the other, so that two swaps cannot wait for each other.
        handle.createQuery("select pg_advisory_xact_lock(hashtext('crew'), :org)::text")
                .bind("org", org)
                .mapTo(String.class)
                .one();
        unknown(handle, principal, people).ifPresent(id -> {
            throw DispatchException.notFound("person", id);
        });
        elsewhere(handle, org, unitId, people).ifPresent(detail -> {
            throw DispatchException.conflict(detail);
        });
        handle.createUpdate(
                        "delete from unit_member where org = :org and unit_id = :unit and person_id <> all(:people)")
                .bind("org", org)
                .bind("unit", unitId)
                .bindArray("people", Long.class, people)
                .execute();
        handle.createUpdate("""
                        insert into unit_member (org, unit_id, person_id) select :org, :unit, unnest(:people)
                        on conflict (org, unit_id, person_id) do nothing""")
                .bind("org", org)
                .bind("unit", unitId)
                .bindArray("people", Long.class, people)
                .execute();
    }

    private static Optional<Long> unknown(Handle handle, Principal principal, List<Long> people) {
        return handle.createQuery("""
                        select wanted.id from unnest(:people) as wanted (id)
                        left join person p on p.org = :org and p.id = wanted.id and p.agency_id = any(:agencies)
                        where p.id is null limit 1""")
                .bindArray("people", Long.class, people)
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.UNIT_READ))
                .mapTo(Long.class)
                .findOne();
    }

    private static Optional<String> elsewhere(Handle handle, int org, long unitId, List<Long> people) {
        return handle.createQuery("""
                        select p.name || ' crews ' || u.callsign || ' already'
                        from unit_member m
                        join unit u on u.org = m.org and u.id = m.unit_id
                        join person p on p.org = m.org and p.id = m.person_id
                        where m.org = :org and m.unit_id <> :unit and m.person_id = any(:people) limit 1""")
                .bind("org", org)
                .bind("unit", unitId)
                .bindArray("people", Long.class, people)
                .mapTo(String.class)
                .findOne();
    }

    public static boolean vehicleIn(Handle handle, Principal principal, long vehicleId) {
        return handle.createQuery(
                        "select exists (select 1 from vehicle where org = :org and id = :id and agency_id = any(:agencies))")
                .bind("org", principal.org())
                .bind("id", vehicleId)
                .bindArray("agencies", Long.class, principal.agencies(Permission.UNIT_READ))
                .mapTo(Boolean.class)
                .one();
    }
}
