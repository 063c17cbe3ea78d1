package org.roadmarshal.highway.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.highway.ControlZone;
import org.roadmarshal.highway.Highway;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.HighwayChange;
import org.roadmarshal.highway.HighwayClass;
import org.roadmarshal.highway.HighwayClassChange;
import org.roadmarshal.highway.NewControlZone;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;

/** The register of routes in SQL. */
public final class JdbcRegister {
    private static final String SELECT = """
            select h.id, h.ref, h.name, h.class, h.up, h.ditch_m, h.land_m, h.control_m, h.version,
              coalesce(h.ditch_m, c.ditch_m) as ditch, coalesce(h.land_m, c.land_m) as land,
              coalesce(h.control_m, c.control_m) as control
            from highway h join highway_class c on c.org = h.org and c.code = h.class
            where h.org = :org
            """;

    private JdbcRegister() {}

    public static List<Highway> list(Handle handle, int org, HighwayBook book) {
        return read(handle, org, SELECT + " order by c.position, h.ref", 0, book);
    }

    public static Highway get(Handle handle, int org, long id, HighwayBook book) {
        return read(handle, org, SELECT + " and h.id = :id", id, book).stream()
                .findFirst()
                .orElseThrow(() -> DispatchException.notFound("highway", id));
    }

    private static List<Highway> read(Handle handle, int org, String sql, long id, HighwayBook book) {
        Map<Long, List<Highway.Equation>> equations = handle.createQuery("""
                        select g.highway_id, g.prefix, e.back_mm, e.ahead_mm, e.note
                        from highway_equation e join highway_segment g on g.org = e.org and g.id = e.segment_id
                        where e.org = :org order by g.prefix, g.n, e.id""")
                .bind("org", org)
                .map((row, context) -> Map.entry(
                        row.getLong("highway_id"),
                        new Highway.Equation(mark(row, "back_mm"), mark(row, "ahead_mm"), row.getString("note"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<Long, List<Highway.Edge>> edges = handle.createQuery("""
                        select highway_id, prefix, from_mm, to_mm, left_m, right_m from highway_edge where org = :org order by id""")
                .bind("org", org)
                .map((row, context) -> Map.entry(
                        row.getLong("highway_id"),
                        new Highway.Edge(
                                mark(row, "from_mm"),
                                mark(row, "to_mm"),
                                row.getDouble("left_m"),
                                row.getDouble("right_m"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<Long, List<Highway.Post>> posts = handle.createQuery("""
                        select g.highway_id, g.prefix, p.mm, p.part
                        from highway_post p join highway_segment g on g.org = p.org and g.id = p.segment_id
                        where p.org = :org order by g.prefix, g.n, p.mm, p.id""")
                .bind("org", org)
                .map((row, context) ->
                        Map.entry(row.getLong("highway_id"), new Highway.Post(mark(row, "mm"), row.getString("part"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return handle.createQuery(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new Highway(
                        row.getLong("id"),
                        row.getString("ref"),
                        row.getString("name"),
                        row.getString("class"),
                        Coded.of(Highway.Up.class, row.getString("up")),
                        row.getObject("ditch_m", Double.class),
                        row.getObject("land_m", Double.class),
                        row.getObject("control_m", Double.class),
                        new Highway.Widths(row.getDouble("ditch"), row.getDouble("land"), row.getDouble("control")),
                        Lines.of(book, row.getString("ref")),
                        equations.getOrDefault(row.getLong("id"), List.of()),
                        edges.getOrDefault(row.getLong("id"), List.of()),
                        posts.getOrDefault(row.getLong("id"), List.of()),
                        row.getInt("version")))
                .list();
    }

    private static String mark(ResultSet row, String column) throws SQLException {
        return new Stake(row.getString("prefix"), row.getLong(column)).text();
    }

    /** @param leastM what the law asks of its class */
    public record Locked(String ref, double leastM, int version) {}

    public static Locked lock(Handle handle, int org, long id) {
        return handle.createQuery("""
                        select h.ref, c.least_m, h.version from highway h join highway_class c on c.org = h.org and c.code = h.class
                        where h.org = :org and h.id = :id for no key update of h""")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) ->
                        new Locked(row.getString("ref"), row.getDouble("least_m"), row.getInt("version")))
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("highway", id));
    }

    public static void change(Handle handle, int org, long id, HighwayChange change) {
        handle.createUpdate("""
                        update highway set version = version + 1, name = coalesce(:name, name), up = coalesce(:upward, up),
                          ditch_m = nullif(coalesce(:ditchM, ditch_m), 0), land_m = nullif(coalesce(:landM, land_m), 0),
                          control_m = nullif(coalesce(:controlM, control_m), 0)
                        where org = :org and id = :id""")
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bindMethods(change)
                .bind("upward", change.up() == null ? null : change.up().code())
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    /** In place of those that it had; each on the part of the route on which its back number is. */
    public static void equations(Handle handle, int org, long id, List<StakeNumbers.Jump> jumps) {
        handle.createUpdate("""
                        delete from highway_equation where org = :org and segment_id in
                          (select id from highway_segment where org = :org and highway_id = :id)""").bind("org", org).bind("id", id).execute();
        for (StakeNumbers.Jump jump : jumps) {
            int written = handle.createUpdate("""
                            insert into highway_equation (org, segment_id, back_mm, ahead_mm, note)
                            select :org, id, :backMm, :aheadMm, :note from highway_segment
                            where org = :org and highway_id = :id and prefix = :prefix and from_mm < :backMm and to_mm >= :backMm
                            order by n limit 1""")
                    .bindMethods(jump)
                    .bind("org", org)
                    .bind("id", id)
                    .execute();
            if (written == 0) {
                throw DispatchException.invalid("The route has no line at " + new Stake(jump.prefix(), jump.backMm()));
            }
        }
    }

    public static void edges(Handle handle, int org, long id, List<StakeNumbers.Ditch> ditches) {
        handle.createUpdate("delete from highway_edge where org = :org and highway_id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
        for (StakeNumbers.Ditch ditch : ditches) {
            handle.createUpdate("""
                            insert into highway_edge (org, highway_id, prefix, from_mm, to_mm, left_m, right_m)
                            values (:org, :id, :prefix, :fromMm, :toMm, :leftM, :rightM)""")
                    .bindMethods(ditch)
                    .bind("org", org)
                    .bind("id", id)
                    .execute();
        }
    }

    private static final String CLASSES =
            "select code, ditch_m, land_m, control_m, least_m, version from highway_class where org = :org";

    public static List<HighwayClass> classes(Handle handle, int org) {
        return handle.createQuery(CLASSES + " order by position")
                .bind("org", org)
                .map(JdbcRegister::highwayClass)
                .list();
    }

    public static HighwayClass lockClass(Handle handle, int org, String code) {
        return handle.createQuery(CLASSES + " and code = :code for update")
                .bind("org", org)
                .bind("code", code)
                .map(JdbcRegister::highwayClass)
                .one();
    }

    private static HighwayClass highwayClass(ResultSet row, StatementContext context) throws SQLException {
        return new HighwayClass(
                row.getString("code"),
                row.getDouble("ditch_m"),
                row.getDouble("land_m"),
                row.getDouble("control_m"),
                row.getDouble("least_m"),
                row.getInt("version"));
    }

    public static void changeClass(Handle handle, int org, HighwayClassChange change) {
        handle.createUpdate("""
                        update highway_class set version = version + 1, ditch_m = coalesce(:ditchM, ditch_m),
                          land_m = coalesce(:landM, land_m), control_m = coalesce(:controlM, control_m)
                        where org = :org and code = :code""").bindMethods(change).bind("org", org).execute();
    }

    private static final String ZONES = """
            select z.id, h.ref, z.prefix, z.from_mm, z.to_mm, z.name, z.document, z.announced_on,
              st_asgeojson(z.geom, 7) as geometry, z.version
            from highway_zone z join highway h on h.org = z.org and h.id = z.highway_id
            where z.org = :org and z.removed_at is null
            """;

    public static List<ControlZone> zones(Handle handle, int org) {
        return handle.createQuery(ZONES + " order by z.id")
                .bind("org", org)
                .map(JdbcRegister::controlZone)
                .list();
    }

    public static ControlZone zone(Handle handle, int org, long id) {
        return handle.createQuery(ZONES + " and z.id = :id for no key update of z")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcRegister::controlZone)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("control zone", id));
    }

    private static ControlZone controlZone(ResultSet row, StatementContext context) throws SQLException {
        return new ControlZone(
                row.getLong("id"),
                row.getString("ref"),
                mark(row, "from_mm"),
                mark(row, "to_mm"),
                row.getString("name"),
                row.getString("document"),
                row.getObject("announced_on", LocalDate.class),
                row.getString("geometry"),
                row.getInt("version"));
    }

    public static long idOf(Handle handle, int org, String ref) {
        return handle.createQuery("select id from highway where org = :org and ref = :ref")
                .bind("org", org)
                .bind("ref", ref)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> DispatchException.invalid("There is no route " + ref));
    }

    public static long announce(Handle handle, int org, NewControlZone zone, Geometry polygon) {
        StakeNumbers.Pair stretch = StakeNumbers.Pair.of(zone.from(), zone.to());
        return handle.createQuery("""
                        insert into highway_zone (org, highway_id, prefix, from_mm, to_mm, name, document, announced_on, geom)
                        values (:org, :highway, :prefix, :from, :to, :name, :document, :announcedOn, st_multi(:polygon))
                        returning id""")
                .bind("org", org)
                .bind("highway", idOf(handle, org, zone.route()))
                .bind("prefix", stretch.prefix())
                .bind("from", stretch.firstMm())
                .bind("to", stretch.secondMm())
                .bind("name", zone.name())
                .bind("document", zone.document())
                .bind("announcedOn", zone.announcedOn())
                .bindByType("polygon", polygon, Geometry.class)
                .mapTo(Long.class)
                .one();
    }

    public static void withdraw(Handle handle, int org, long id) {
        handle.createUpdate(
                        "update highway_zone set version = version + 1, removed_at = now() where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
    }
}
