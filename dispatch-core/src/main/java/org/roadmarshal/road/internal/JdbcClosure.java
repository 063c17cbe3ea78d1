package org.roadmarshal.road.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.roadmarshal.db.Rows;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.road.RoadClosure;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.road.Closure;
import org.roadmarshal.road.ClosureState;
import org.roadmarshal.road.NewClosure;

/** Closures in SQL. */
public final class JdbcClosure {
    private static final String SELECT = """
            select c.id, st_asgeojson(c.geom, 7) as geometry, c.course_deg, c.reason, c.from_at, c.until_at, c.state,
              a.id as created_by_id, a.display_name as created_by_name, c.version
            from closure c join account a on a.org = c.org and a.id = c.created_by
            where c.org = :org
            """;

    private JdbcClosure() {}

    public static List<Closure> there(Handle handle, int org) {
        return handle.createQuery(SELECT + " and c.state <> 'over' order by c.id desc")
                .bind("org", org)
                .map(JdbcClosure::closure)
                .list();
    }

    public static Closure get(Handle handle, int org, long id) {
        return one(handle, org, id, "");
    }

    public static Closure lock(Handle handle, int org, long id) {
        return one(handle, org, id, " for no key update of c");
    }

    private static Closure one(Handle handle, int org, long id, String lock) {
        return handle.createQuery(SELECT + " and c.id = :id" + lock)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcClosure::closure)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("closure", id));
    }

    public static long insert(
            Handle handle,
            Principal principal,
            NewClosure closure,
            Geometry geometry,
            Instant from,
            ClosureState state) {
        return handle.createQuery("""
                        insert into closure (org, geom, course_deg, reason, from_at, until_at, state, created_by)
                        values (:org, :geometry, :courseDeg, :reason, :from, :until, :state, :account) returning id""")
                .bind("org", principal.org())
                .bindByType("geometry", geometry, Geometry.class)
                .bind("courseDeg", closure.courseDeg())
                .bind("reason", closure.reason())
                .bind("from", from)
                .bind("until", closure.until())
                .bind("state", state.code())
                .bind("account", principal.accountId())
                .mapTo(Long.class)
                .one();
    }

    public static void reach(Handle handle, int org, long id, ClosureState state) {
        handle.createUpdate("update closure set state = :state, version = version + 1 where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .bind("state", state.code())
                .execute();
    }

    public static void extend(Handle handle, int org, long id, Instant until) {
        handle.createUpdate("update closure set until_at = :until, version = version + 1 where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .bind("until", until)
                .execute();
    }

    public static boolean near(Handle handle, int org, Geometry geometry) {
        return handle.createQuery("""
                        select st_covers(cast(st_buffer(cast(bounds as geography), 50000) as geometry), :geometry)
                        from org where id = :org""")
                .bind("org", org)
                .bindByType("geometry", geometry, Geometry.class)
                .mapTo(Boolean.class)
                .one();
    }

    /** What is closed now, by org. */
    public static Map<Integer, List<RoadClosure>> closed(Handle handle) {
        WKBReader reader = new WKBReader(Wgs84.FACTORY);
        return handle.createQuery(
                        "select org, st_asbinary(geom) as shape, course_deg from closure where state = 'closed'")
                .reduceRows(new HashMap<>(), (closed, row) -> {
                    closed.computeIfAbsent(row.getColumn("org", Integer.class), org -> new ArrayList<>())
                            .add(new RoadClosure(
                                    shape(reader, row.getColumn("shape", byte[].class)),
                                    row.getColumn("course_deg", Double.class)));
                    return closed;
                });
    }

    private static Geometry shape(WKBReader reader, byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("A closure's shape cannot be read", e);
        }
    }

    private static Closure closure(ResultSet row, StatementContext context) throws SQLException {
        return new Closure(
                row.getLong("id"),
                row.getString("geometry"),
                row.getObject("course_deg", Double.class),
                row.getString("reason"),
                Rows.instant(row, "from_at"),
                Rows.instant(row, "until_at"),
                Coded.of(ClosureState.class, row.getString("state")),
                Rows.named(row, "created_by"),
                row.getInt("version"));
    }
}
