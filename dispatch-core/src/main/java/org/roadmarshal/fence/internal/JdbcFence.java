package org.roadmarshal.fence.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.db.Rows;
import org.roadmarshal.fence.Fence;
import org.roadmarshal.fence.FenceChange;
import org.roadmarshal.fence.FenceKind;
import org.roadmarshal.fence.FenceRule;
import org.roadmarshal.fence.NewFence;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;

/** The register of fences in SQL. */
public final class JdbcFence {
    private static final String SELECT = """
            select f.id, f.name, f.kind, f.agency_id, a.name as agency_name, st_asgeojson(f.geom, 7) as geometry, f.radius_m,
              f.colour, f.active, f.rules, f.version
            from fence f join agency a on a.org = f.org and a.id = f.agency_id
            where f.org = :org
            """;

    private static final String THERE = " and f.removed_at is null";

    private JdbcFence() {}

    public static List<Fence> page(Handle handle, int org, PageRequest request) {
        return handle.createQuery(SELECT + THERE + " and f.id < :after order by f.id desc limit :limit")
                .bind("org", org)
                .bind("after", request.afterId(Long.MAX_VALUE))
                .bind("limit", request.fetch())
                .map(JdbcFence::fence)
                .list();
    }

    public static Fence get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + THERE + " and f.id = :id");
    }

    public static Fence lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + THERE + " and f.id = :id for no key update of f");
    }

    private static Fence one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcFence::fence)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("fence", id));
    }

    public static long insert(
            Handle handle, int org, NewFence fence, long agencyId, Ground ground, List<FenceRule> rules) {
        return handle.createQuery("""
                        insert into fence (org, name, kind, agency_id, geom, radius_m, colour, active, rules)
                        values (:org, :name, :kind, :agency, :geometry, :radius, :colour, :active, cast(:rules as jsonb))
                        returning id""")
                .bind("org", org)
                .bind("name", fence.name())
                .bind("kind", fence.kind().code())
                .bind("agency", agencyId)
                .bindByType("geometry", ground.geometry(), Geometry.class)
                .bind("radius", ground.radiusM())
                .bind("colour", fence.colour())
                .bind("active", fence.active())
                .bind("rules", Json.write(rules))
                .mapTo(Long.class)
                .one();
    }

    /** @param ground null to leave it as it is; @param rules the same */
    public static void change(
            Handle handle, int org, long id, FenceChange change, Ground ground, List<FenceRule> rules) {
        handle.createUpdate("""
                        update fence set version = version + 1, name = coalesce(:name, name),
                          colour = nullif(coalesce(:colour, colour), ''), active = coalesce(:active, active), rules = coalesce(cast(:rules as jsonb), rules),
                          geom = coalesce(:geometry, geom), radius_m = coalesce(:radius, radius_m)
                        where org = :org and id = :id""")
                .bind("org", org)
                .bind("id", id)
                .bind("name", change.name())
                .bind("colour", change.colour())
                .bind("active", change.active())
                .bind("rules", rules == null ? null : Json.write(rules))
                .bindByType("geometry", ground == null ? null : ground.geometry(), Geometry.class)
                .bind("radius", ground == null ? null : ground.radiusM())
                .execute();
    }

    /** @return as it was at last */
    public static Fence remove(Handle handle, int org, long id) {
        handle.createUpdate("update fence set version = version + 1, removed_at = now() where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
        return one(handle, org, id, SELECT + " and f.id = :id");
    }

    static boolean near(Handle handle, int org, Geometry geometry, int metres) {
        return handle.createQuery("""
                        select st_covers(cast(st_buffer(cast(bounds as geography), :metres) as geometry), :geometry)
                        from org where id = :org""")
                .bind("org", org)
                .bind("metres", metres)
                .bindByType("geometry", geometry, Geometry.class)
                .mapTo(Boolean.class)
                .one();
    }

    static List<FenceRule> rules(String json) {
        return Stream.of(Json.read(json, FenceRule[].class)).toList();
    }

    private static Fence fence(ResultSet row, StatementContext context) throws SQLException {
        return new Fence(
                row.getLong("id"),
                row.getString("name"),
                Coded.of(FenceKind.class, row.getString("kind")),
                Rows.named(row, "agency"),
                row.getString("geometry"),
                row.getObject("radius_m", Double.class),
                row.getString("colour"),
                row.getBoolean("active"),
                rules(row.getString("rules")),
                row.getInt("version"));
    }
}
