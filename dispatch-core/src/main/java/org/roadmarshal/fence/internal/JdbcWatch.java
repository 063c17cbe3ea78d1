package org.roadmarshal.fence.internal;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.fence.FenceKind;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.position.Mover;

/** Reads what the watch needs to know. */
public final class JdbcWatch {
    private JdbcWatch() {}

    public static List<Integer> orgs(Handle handle) {
        return handle.createQuery("select id from org").mapTo(Integer.class).list();
    }

    static FenceSet load(Handle handle, int org) {
        ZoneId zone = ZoneId.of(handle.createQuery("select time_zone from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one());
        return FenceSet.of(fences(handle, org), zone, sorts(handle, org), above(handle, org));
    }

    private static List<WatchedFence> fences(Handle handle, int org) {
        return handle.createQuery("""
                        select id, kind, geom, radius_m, rules from fence
                        where org = :org and active and removed_at is null and rules <> '[]' order by id""")
                .bind("org", org)
                .map((row, context) -> new WatchedFence(
                        row.getLong("id"),
                        new Ground(
                                        Coded.of(FenceKind.class, row.getString("kind")),
                                        context.findColumnMapperFor(Geometry.class)
                                                .orElseThrow()
                                                .map(row, "geom", context),
                                        row.getObject("radius_m", Double.class))
                                .shape(),
                        JdbcFence.rules(row.getString("rules"))))
                .list();
    }

    private static Map<Mover, String> sorts(Handle handle, int org) {
        Map<Mover, String> sorts = new HashMap<>();
        handle.createQuery("""
                        select 'unit' as mover, id, kind as sort from unit where org = :org
                        union all select 'vehicle', id, use from vehicle where org = :org""")
                .bind("org", org)
                .map((row, context) -> sorts.put(
                        new Mover(Coded.of(Mover.Kind.class, row.getString("mover")), row.getLong("id")),
                        row.getString("sort").intern()))
                .forEach(before -> {});
        return sorts;
    }

    private static Map<Long, Set<Long>> above(Handle handle, int org) {
        Map<Long, Set<Long>> above = new HashMap<>();
        handle.createQuery("""
                        with recursive tree as (
                          select id, id as higher from agency where org = :org
                          union select tree.id, agency.parent_id from tree join agency on agency.org = :org
                            and agency.id = tree.higher where agency.parent_id is not null)
                        select id, higher from tree""")
                .bind("org", org)
                .map((row, context) -> above.computeIfAbsent(row.getLong("id"), agency -> new HashSet<>())
                        .add(row.getLong("higher")))
                .forEach(added -> {});
        return above;
    }
}
