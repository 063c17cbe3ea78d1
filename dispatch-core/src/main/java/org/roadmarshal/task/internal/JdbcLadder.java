package org.roadmarshal.task.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.task.LadderRules;

/** Ladders in SQL. */
public final class JdbcLadder {
    private JdbcLadder() {}

    /** An agency's own. */
    public record Row(Named agency, LadderRules rules, int version) {}

    /** Of the agency itself, or else of the nearest above it. */
    public static Optional<Row> nearest(Handle handle, int org, long agencyId) {
        return handle.createQuery("""
                        with recursive up (id, name, parent_id, far) as (
                          select id, name, parent_id, 0 from agency where org = :org and id = :agency
                          union all
                          select a.id, a.name, a.parent_id, far + 1 from up join agency a on a.org = :org and a.id = up.parent_id)
                        select up.id as agency_id, up.name as agency_name, l.rules, l.version
                        from up join ladder l on l.org = :org and l.agency_id = up.id order by far limit 1""")
                .bind("org", org)
                .bind("agency", agencyId)
                .map((row, context) -> new Row(
                        Rows.named(row, "agency"),
                        Json.read(row.getString("rules"), LadderRules.class),
                        row.getInt("version")))
                .findOne();
    }

    public static List<Long> own(Handle handle, int org, Collection<Long> agencies) {
        return handle.createQuery(
                        "select agency_id from ladder where org = :org and agency_id = any(:agencies) order by agency_id")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .mapTo(Long.class)
                .list();
    }

    /** @param version what it is from now on; 1 where it is new */
    public static void put(Handle handle, int org, long agencyId, LadderRules rules, int version) {
        handle.createUpdate("""
                        insert into ladder (org, agency_id, rules, version) values (:org, :agency, cast(:rules as json), :version)
                        on conflict (org, agency_id) do update set rules = excluded.rules, version = excluded.version""")
                .bind("org", org)
                .bind("agency", agencyId)
                .bind("rules", Json.write(rules))
                .bind("version", version)
                .execute();
    }

    public static void remove(Handle handle, int org, long agencyId) {
        handle.createUpdate("delete from ladder where org = :org and agency_id = :agency")
                .bind("org", org)
                .bind("agency", agencyId)
                .execute();
    }

    /** Its row may not be there yet, so who writes it holds the agency's. */
    public static void lock(Handle handle, int org, long agencyId) {
        handle.createQuery("select id from agency where org = :org and id = :agency for no key update")
                .bind("org", org)
                .bind("agency", agencyId)
                .mapTo(Long.class)
                .one();
    }

    public static Named agency(Handle handle, int org, long agencyId) {
        return handle.createQuery("select id, name from agency where org = :org and id = :agency")
                .bind("org", org)
                .bind("agency", agencyId)
                .map((row, context) -> new Named(row.getLong("id"), row.getString("name")))
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("agency", agencyId));
    }

    /** The agency and all below it. @param agencyId null for all of the org */
    public static Set<Long> reach(Handle handle, int org, Long agencyId) {
        return handle.createQuery("""
                        with recursive below (id) as (
                          select id from agency where org = :org and (id = :agency or cast(:agency as bigint) is null)
                          union select a.id from below join agency a on a.org = :org and a.parent_id = below.id)
                        select id from below""").bind("org", org).bind("agency", agencyId).mapTo(Long.class).stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
