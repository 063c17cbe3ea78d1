package org.roadmarshal.highway.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.highway.RoutePlan;

/** Writes routes that files bring. */
public final class JdbcImport {
    private JdbcImport() {}

    /** All that a route is made of; the route itself stays, as others name it. */
    public static void clear(Handle handle, int org, List<String> refs) {
        for (String table : List.of("highway_segment", "highway_edge")) {
            handle.createUpdate("""
                            delete from %s where org = :org and highway_id in
                              (select id from highway where org = :org and ref = any(:refs))""".formatted(table))
                    .bind("org", org)
                    .bindArray("refs", String.class, refs)
                    .execute();
        }
    }

    public static void sections(Handle handle, int org, List<RoutePlan.Section> sections) {
        if (sections.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into highway_section (org, code, geom) values (:org, :code, :line)
                on conflict (org, code) do update set geom = excluded.geom""");
        for (RoutePlan.Section section : sections) {
            batch.bind("org", org)
                    .bind("code", section.code())
                    .bindByType("line", section.line(), Geometry.class)
                    .add();
        }
        batch.execute();
    }

    public static void routes(Handle handle, int org, List<RoutePlan.Route> routes) {
        batch(handle, org, routes, """
                insert into highway (org, ref, name, class, up, ditch_m, land_m, control_m)
                values (:org, :ref, :name, :classCode, :up, :ditchM, :landM, :controlM)
                on conflict (org, ref) do update set name = excluded.name, class = excluded.class, up = excluded.up,
                  ditch_m = excluded.ditch_m, land_m = excluded.land_m, control_m = excluded.control_m,
                  version = highway.version + 1""");
    }

    public static void segments(Handle handle, int org, List<RoutePlan.Segment> segments) {
        batch(handle, org, segments, """
                insert into highway_segment (org, highway_id, prefix, n, section_id, reversed, from_mm, to_mm, valid_from, valid_to)
                select :org, h.id, :prefix, :n, s.id, :reversed, :fromMm, :toMm, :validFrom, :validTo
                from highway h join highway_section s on s.org = h.org and s.code = :section
                where h.org = :org and h.ref = :route""");
    }

    /** @throws LinearException where a back number is on no part of its line */
    public static void equations(Handle handle, int org, List<RoutePlan.Equation> equations) {
        for (RoutePlan.Equation equation : equations) {
            int written = handle.createUpdate("""
                            insert into highway_equation (org, segment_id, back_mm, ahead_mm, note)
                            select :org, g.id, :backMm, :aheadMm, :note
                            from highway_segment g join highway h on h.org = g.org and h.id = g.highway_id
                            where g.org = :org and h.ref = :route and g.prefix = :prefix
                              and g.from_mm < :backMm and g.to_mm >= :backMm
                            order by g.n limit 1""")
                    .bindMethods(equation)
                    .bind("org", org)
                    .execute();
            if (written == 0) {
                throw new LinearException("%s has no line at %s, where a chainage equation is said to be"
                        .formatted(equation.route(), new Stake(equation.prefix(), equation.backMm())));
            }
        }
    }

    /** Each onto the part of its line that can have its number and lies nearest: an equation may have it on more than one. */
    public static void posts(Handle handle, int org, List<RoutePlan.Post> posts) {
        if (posts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into highway_post (org, segment_id, mm, part, geom)
                select :org, g.id, :mm, :part, place.geom
                from (select st_setsrid(st_makepoint(:lon, :lat), 4326) as geom) place
                join highway h on h.org = :org and h.ref = :route
                join highway_segment g on g.org = h.org and g.highway_id = h.id and g.prefix = :prefix
                join highway_section s on s.org = g.org and s.id = g.section_id
                where :mm between least(g.from_mm, (select min(ahead_mm) from highway_equation e where e.org = g.org and e.segment_id = g.id))
                  and greatest(g.to_mm, (select max(back_mm) from highway_equation e where e.org = g.org and e.segment_id = g.id))
                order by st_distance(s.geom, place.geom), g.n limit 1""");
        posts.forEach(post -> batch.bindMethods(post).bind("org", org).add());
        int[] written = batch.execute();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 0) {
                RoutePlan.Post lost = posts.get(i);
                throw new LinearException("%s: %s has no part with the number %s"
                        .formatted(lost.where(), lost.route(), new Stake(lost.prefix(), lost.mm())));
            }
        }
    }

    public static void edges(Handle handle, int org, List<RoutePlan.Edge> edges) {
        batch(handle, org, edges, """
                insert into highway_edge (org, highway_id, prefix, from_mm, to_mm, left_m, right_m)
                select :org, id, :prefix, :fromMm, :toMm, :leftM, :rightM from highway where org = :org and ref = :route""");
    }

    /** In place of those of these routes. */
    public static void zones(Handle handle, int org, List<String> refs, List<RoutePlan.Zone> zones) {
        handle.createUpdate("""
                        update highway_zone set removed_at = now(), version = version + 1 where org = :org and removed_at is null
                          and highway_id in (select id from highway where org = :org and ref = any(:refs))""")
                .bind("org", org)
                .bindArray("refs", String.class, refs)
                .execute();
        for (RoutePlan.Zone zone : zones) {
            handle.createUpdate("""
                            insert into highway_zone (org, highway_id, prefix, from_mm, to_mm, name, document, announced_on, geom)
                            select :org, id, :prefix, :fromMm, :toMm, :name, :document, :announcedOn, st_multi(:shape)
                            from highway where org = :org and ref = :route""")
                    .bind("org", org)
                    .bind("prefix", zone.prefix())
                    .bind("fromMm", zone.fromMm())
                    .bind("toMm", zone.toMm())
                    .bind("name", zone.name())
                    .bind("document", zone.document())
                    .bind("announcedOn", zone.announcedOn())
                    .bind("route", zone.route())
                    .bindByType("shape", zone.polygon(), Geometry.class)
                    .execute();
        }
    }

    private static void batch(Handle handle, int org, List<? extends Record> rows, String sql) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        rows.forEach(row -> batch.bindMethods(row).bind("org", org).add());
        batch.execute();
    }
}
