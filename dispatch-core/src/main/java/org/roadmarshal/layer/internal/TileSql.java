package org.roadmarshal.layer.internal;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.roadmarshal.gis.tile.Tile;
import org.roadmarshal.layer.LayerName;

/**
 * Makes tiles of extent {@value #EXTENT}. Below zoom {@value #EXACT_FROM} shapes are generalised to half a pixel of a
 * 512-pixel tile, and small roads are left out; below zoom {@value #POINTS_FROM} issues are counted in squares. Of issues only those are drawn that
 * are open.
 */
public final class TileSql {
    private static final int EXTENT = 4096;
    private static final int BUFFER = 64;
    private static final int EXACT_FROM = 12;
    private static final int MIDDLE_FROM = 9;
    private static final int POINTS_FROM = 12;
    /** Squares along a tile's edge: 64 pixels each far out, 32 nearer. */
    private static final int SQUARES = 8;

    private static final int SQUARES_NEAR = 16;
    private static final int NEAR_FROM = 10;
    /** As the index of what is open has it, word by word. */
    private static final String OPEN = "state not in ('closed', 'rejected', 'merged')";

    private static final double WORLD_METRES = 40_075_016.685578488;

    private static final List<String> GREAT = List.of("motorway", "trunk", "primary");
    private static final List<String> MIDDLE = List.of("motorway", "trunk", "primary", "secondary", "tertiary");

    private TileSql() {}

    /**
     * @param agencies whose issues to show
     * @return the encoded tile, of length 0 where it is empty
     */
    public static byte[] render(Handle handle, int org, LayerName layer, Tile tile, Set<Long> agencies) {
        double size = WORLD_METRES / (1 << tile.z());
        return handle.createQuery("""
                        with bounds as (select st_tileenvelope(:z, :x, :y) as tile,
                          st_tileenvelope(:z, :x, :y, margin => :margin) as wide)
                        select st_asmvt(drawn, :layer, %d, 'geom', 'fid') from (%s) drawn where geom is not null""".formatted(EXTENT, rows(layer, tile.z())))
                // One list of values for the statements of all layers; each takes what it needs.
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("layer", layer.code())
                .bind("org", org)
                .bind("z", tile.z())
                .bind("x", tile.x())
                .bind("y", tile.y())
                .bind("margin", BUFFER / (double) EXTENT)
                .bind("area", layer == LayerName.COUNTIES ? "county" : "jurisdiction")
                .bindArray("classes", String.class, tile.z() < MIDDLE_FROM ? GREAT : MIDDLE)
                .bindArray("agencies", Long.class, agencies)
                .bind("square", size / (tile.z() < NEAR_FROM ? SQUARES : SQUARES_NEAR))
                .bind("tolerance", size / 1024)
                .mapTo(byte[].class)
                .one();
    }

    private static String rows(LayerName layer, int z) {
        return switch (layer) {
            case COUNTIES, JURISDICTIONS -> """
                select id as fid, id, code, name, name_en as "nameEn", %s as geom from area, bounds
                where org = :org and layer = :area and geom_3857 && wide""".formatted(drawn(z));
            case ROADS -> """
                select id as fid, id, class, ref, name, %s as geom from road, bounds
                where org = :org and geom_3857 && wide%s""".formatted(drawn(z), z < EXACT_FROM ? " and class = any(:classes)" : "");
            case STATIONS -> """
                select id as fid, id, code, name, name_en as "nameEn", kind, %s as geom from station, bounds
                where org = :org and geom_3857 && wide""".formatted(drawn(EXACT_FROM));
            case FENCES -> """
                select id as fid, id, name, kind, colour, active, %s as geom from fence, bounds
                where org = :org and removed_at is null and geom_3857 && wide""".formatted(drawn(z));
            case ISSUES -> z < POINTS_FROM ? clusters() : """
                select id as fid, id, category, state, coalesce(due_at < now(), false) as overdue, %s as geom
                from issue, bounds
                where org = :org and agency_id = any(:agencies) and geom_3857 && wide and %s""".formatted(drawn(EXACT_FROM), OPEN);
        };
    }

    private static String drawn(int z) {
        return "st_asmvtgeom(%s, tile, %d, %d)"
                .formatted(z < EXACT_FROM ? "st_simplify(geom_3857, :tolerance, true)" : "geom_3857", EXTENT, BUFFER);
    }

    /** Squares are counted from the corner of the tile and are parts of it, so that none lies in two. One with one issue is that issue. */
    private static String clusters() {
        return """
                select case when count = 1 then one end as fid, case when count = 1 then one end as id, count,
                  case when count = 1 then category end as category, case when count = 1 then state end as state,
                  case when count = 1 then late end as overdue, st_asmvtgeom(middle, tile, %d, 0) as geom
                from (
                  select tile, count(*)::int as count, min(id) as one, min(category) as category, min(state) as state,
                    bool_or(coalesce(due_at < now(), false)) as late, st_centroid(st_collect(geom_3857)) as middle
                  from issue, bounds
                  where org = :org and agency_id = any(:agencies) and geom_3857 && tile and %s
                  group by tile, floor((st_x(geom_3857) - st_xmin(tile)) / :square),
                    floor((st_y(geom_3857) - st_ymin(tile)) / :square)) square""".formatted(EXTENT, OPEN);
    }
}
