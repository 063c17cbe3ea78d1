package org.roadmarshal.highway.internal;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;

/** Reads what a book is made of. */
public final class JdbcHighway {
    private JdbcHighway() {}

    static long version(Handle handle, int org) {
        return handle.createQuery("select coalesce((select version from highway_set where org = :org), 0)")
                .bind("org", org)
                .mapTo(Long.class)
                .one();
    }

    /** Whether this transaction itself has raised the version. */
    static boolean changedHere(Handle handle, int org) {
        return handle.createQuery("""
                        select coalesce((select xmin::text::bigint = txid_current_if_assigned() & 4294967295
                          from highway_set where org = :org), false)""").bind("org", org).mapTo(Boolean.class).one();
    }

    /** Books of this org are read anew from the next look on. */
    public static void raise(Handle handle, int org) {
        handle.createUpdate("update highway_set set version = version + 1 where org = :org")
                .bind("org", org)
                .execute();
    }

    /** Widths of its own instead of its class's where they are not null. */
    record RouteRow(
            long id,
            String ref,
            String name,
            String classCode,
            String up,
            double ditchM,
            double landM,
            double controlM) {}

    static List<RouteRow> routes(Handle handle, int org) {
        return handle.createQuery("""
                        select h.id, h.ref, h.name, h.class, h.up, coalesce(h.ditch_m, c.ditch_m) as ditch_m,
                          coalesce(h.land_m, c.land_m) as land_m, coalesce(h.control_m, c.control_m) as control_m
                        from highway h join highway_class c on c.org = h.org and c.code = h.class
                        where h.org = :org order by c.position, h.ref""")
                .bind("org", org)
                .map((row, context) -> new RouteRow(
                        row.getLong("id"),
                        row.getString("ref"),
                        row.getString("name"),
                        row.getString("class"),
                        row.getString("up"),
                        row.getDouble("ditch_m"),
                        row.getDouble("land_m"),
                        row.getDouble("control_m")))
                .list();
    }

    record SegmentRow(long id, long highwayId, String prefix, Geometry line, long fromMm, long toMm) {}

    /** Those that hold on a day, in order. */
    static List<SegmentRow> segments(Handle handle, int org, LocalDate day) {
        return handle.createQuery("""
                        select g.id, g.highway_id, g.prefix, g.from_mm, g.to_mm,
                          case when g.reversed then st_reverse(s.geom) else s.geom end as geom
                        from highway_segment g join highway_section s on s.org = g.org and s.id = g.section_id
                        where g.org = :org and coalesce(g.valid_from, '-infinity') <= :day and coalesce(g.valid_to, 'infinity') > :day
                        order by g.highway_id, g.prefix, g.n""")
                .bind("org", org)
                .bind("day", day)
                .map((row, context) -> new SegmentRow(
                        row.getLong("id"),
                        row.getLong("highway_id"),
                        row.getString("prefix"),
                        context.findColumnMapperFor(Geometry.class)
                                .orElseThrow()
                                .map(row, "geom", context),
                        row.getLong("from_mm"),
                        row.getLong("to_mm")))
                .list();
    }

    record EquationRow(long id, long segmentId, long backMm, long aheadMm, String note) {}

    static List<EquationRow> equations(Handle handle, int org) {
        return handle.createQuery(
                        "select id, segment_id, back_mm, ahead_mm, note from highway_equation where org = :org order by id")
                .bind("org", org)
                .map((row, context) -> new EquationRow(
                        row.getLong("id"),
                        row.getLong("segment_id"),
                        row.getLong("back_mm"),
                        row.getLong("ahead_mm"),
                        row.getString("note")))
                .list();
    }

    record PostRow(long segmentId, long mm, String part, double lon, double lat) {}

    static List<PostRow> posts(Handle handle, int org) {
        return handle.createQuery("""
                        select segment_id, mm, part, st_x(geom) as lon, st_y(geom) as lat
                        from highway_post where org = :org order by id""")
                .bind("org", org)
                .map((row, context) -> new PostRow(
                        row.getLong("segment_id"),
                        row.getLong("mm"),
                        row.getString("part"),
                        row.getDouble("lon"),
                        row.getDouble("lat")))
                .list();
    }

    record EdgeRow(long highwayId, String prefix, long fromMm, long toMm, double leftM, double rightM) {}

    static List<EdgeRow> edges(Handle handle, int org) {
        return handle.createQuery("""
                        select highway_id, prefix, from_mm, to_mm, left_m, right_m from highway_edge where org = :org order by id""")
                .bind("org", org)
                .map((row, context) -> new EdgeRow(
                        row.getLong("highway_id"),
                        row.getString("prefix"),
                        row.getLong("from_mm"),
                        row.getLong("to_mm"),
                        row.getDouble("left_m"),
                        row.getDouble("right_m")))
                .list();
    }

    record ZoneRow(long id, long highwayId, String prefix, long fromMm, long toMm, String name, Geometry geometry) {}

    static List<ZoneRow> zones(Handle handle, int org) {
        return handle.createQuery("""
                        select id, highway_id, prefix, from_mm, to_mm, name, geom from highway_zone
                        where org = :org and removed_at is null order by id""")
                .bind("org", org)
                .map((row, context) -> new ZoneRow(
                        row.getLong("id"),
                        row.getLong("highway_id"),
                        row.getString("prefix"),
                        row.getLong("from_mm"),
                        row.getLong("to_mm"),
                        row.getString("name"),
                        context.findColumnMapperFor(Geometry.class)
                                .orElseThrow()
                                .map(row, "geom", context)))
                .list();
    }

    record ArticleRow(String area, String law, String article, String summary, String summaryEn) {}

    static List<ArticleRow> articles(Handle handle, int org) {
        return handle.createQuery("""
                        select area, law, article, summary, summary_en from highway_article where org = :org order by area, position""")
                .bind("org", org)
                .map((row, context) -> new ArticleRow(
                        row.getString("area"),
                        row.getString("law"),
                        row.getString("article"),
                        row.getString("summary"),
                        row.getString("summary_en")))
                .list();
    }
}
