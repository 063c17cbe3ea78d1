package org.roadmarshal.highway.internal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.roadmarshal.db.Rows;
import org.roadmarshal.db.Subset;
import org.roadmarshal.highway.RouteSide;
import org.roadmarshal.highway.Strip;
import org.roadmarshal.kernel.Coded;

/** What lies along a line, and which other routes follow its sections. */
final class JdbcStrip {
    private JdbcStrip() {}

    /**
     * Merged and rejected ones are none of their own.
     *
     * @param from null for all before; of when they were found
     * @param of null for all
     */
    static List<Strip.Item> issues(
            Handle handle,
            int org,
            Set<Long> agencies,
            String ref,
            String prefix,
            Instant from,
            Instant to,
            Subset of,
            int limit) {
        Query query = handle.createQuery("""
                        select id, source_number, category, state, side, stake_from_mm, stake_to_mm, stake, found_at from issue i
                        where org = :org and agency_id = any(:agencies) and route = :ref and stake_prefix = :prefix
                          and state not in ('merged', 'rejected')
                          and found_at >= coalesce(cast(:from as timestamptz), '-infinity')
                          and found_at < coalesce(cast(:to as timestamptz), 'infinity') and %s
                        order by stake_from_mm, id limit :limit""".formatted(of == null ? "true" : of.sql()));
        return (of == null ? query : of.bind(query))
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("ref", ref)
                .bind("prefix", prefix)
                .bindByType("from", from, Instant.class)
                .bindByType("to", to, Instant.class)
                .bind("limit", limit)
                .map((row, context) -> new Strip.Item(
                        row.getLong("id"),
                        row.getString("source_number"),
                        row.getString("category"),
                        row.getString("state"),
                        row.getString("side") == null ? null : Coded.of(RouteSide.class, row.getString("side")),
                        row.getLong("stake_from_mm"),
                        row.getLong("stake_to_mm"),
                        row.getString("stake"),
                        Rows.instant(row, "found_at")))
                .list();
    }

    /** @param segmentId of this line */
    record Sharing(long segmentId, String ref) {}

    static List<Sharing> sharing(Handle handle, int org, long highway, String prefix) {
        return handle.createQuery("""
                        select mine.id, h.ref from highway_segment mine
                        join highway_segment other on other.org = mine.org and other.section_id = mine.section_id
                          and other.highway_id <> mine.highway_id
                        join highway h on h.org = other.org and h.id = other.highway_id
                        where mine.org = :org and mine.highway_id = :highway and mine.prefix = :prefix order by mine.n, h.ref""")
                .bind("org", org)
                .bind("highway", highway)
                .bind("prefix", prefix)
                .map((row, context) -> new Sharing(row.getLong("id"), row.getString("ref")))
                .list();
    }

    record Category(String code, String name, String nameEn) {}

    static List<Category> categories(Handle handle, int org) {
        return handle.createQuery("select code, name, name_en from issue_category where org = :org order by position")
                .bind("org", org)
                .map((row, context) ->
                        new Category(row.getString("code"), row.getString("name"), row.getString("name_en")))
                .list();
    }
}
