package org.roadmarshal.issue.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.tile.Tile;
import org.roadmarshal.issue.IssueFilter;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;

/**
 * What a filter finds, as vector tiles for the desk's map and its heat: from zoom {@value #POINTS_FROM} on each issue, farther out
 * counts in squares of {@code 1/}{@value #SQUARES} of a tile. A square with one issue is that issue.
 */
final class IssueTiles {
    private static final int EXTENT = 4096;
    private static final int BUFFER = 64;
    private static final int POINTS_FROM = 12;
    private static final int SQUARES = 32;

    private IssueTiles() {}

    /** @return of length 0 where it is empty */
    static byte[] render(Handle handle, Principal principal, IssueFilter filter, int z, int x, int y) {
        Tile tile = tile(z, x, y);
        IssueConditions conditions = new IssueConditions(principal, filter)
                .value("z", tile.z())
                .value("x", tile.x())
                .value("y", tile.y());
        String rows = z < POINTS_FROM ? squares(conditions) : points(conditions);
        return conditions
                .bind(handle.createQuery("""
                        with bounds as (select st_tileenvelope(:z, :x, :y) as tile)
                        select st_asmvt(drawn, 'issues', %d, 'geom', 'fid') from (%s) drawn where geom is not null""".formatted(EXTENT, rows)))
                .mapTo(byte[].class)
                .one();
    }

    private static Tile tile(int z, int x, int y) {
        try {
            return new Tile(z, x, y);
        } catch (IllegalArgumentException e) {
            throw DispatchException.invalid(e.getMessage());
        }
    }

    private static String points(IssueConditions conditions) {
        return """
                select i.id as fid, i.id, i.category, i.state, 1 as count, %s as overdue,
                  st_asmvtgeom(i.geom_3857, tile, %d, %d) as geom
                from bounds, issue i
                where %s and i.geom_3857 && st_tileenvelope(:z, :x, :y, margin => %d::float8 / %d)""".formatted(IssueConditions.OVERDUE, EXTENT, BUFFER, conditions.sql(), BUFFER, EXTENT);
    }

    /** Each square takes its western and its southern edge, so that what lies on an edge is in one. */
    private static String squares(IssueConditions conditions) {
        return """
                select case when count = 1 then one end as fid, case when count = 1 then one end as id, count, late,
                  case when count = 1 then category end as category, case when count = 1 then state end as state,
                  case when count = 1 then late > 0 end as overdue,
                  st_asmvtgeom(st_setsrid(st_makepoint(east, north), 3857), tile, %1$d, 0, false) as geom
                from bounds, (
                  select count(*)::int as count, count(*) filter (where %2$s)::int as late, avg(st_x(i.geom_3857)) as east,
                    avg(st_y(i.geom_3857)) as north, min(i.id) as one, min(i.category) as category, min(i.state) as state,
                    floor((st_x(i.geom_3857) - st_xmin(tile)) / (st_xmax(tile) - st_xmin(tile)) * %3$d) as col,
                    floor((st_y(i.geom_3857) - st_ymin(tile)) / (st_ymax(tile) - st_ymin(tile)) * %3$d) as line
                  from bounds, issue i where %4$s and i.geom_3857 && st_tileenvelope(:z, :x, :y)
                  group by col, line) square
                where col < %3$d and line < %3$d""".formatted(EXTENT, IssueConditions.OVERDUE, SQUARES, conditions.sql());
    }
}
