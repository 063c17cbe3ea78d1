package org.roadmarshal.layer.internal;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.layer.City;
import org.roadmarshal.layer.FeaturePage;
import org.roadmarshal.layer.LayerName;

/** Reads the city and the features of its layers. */
public final class JdbcLayer {
    private JdbcLayer() {}

    public static City city(Handle handle, int org) {
        return handle.createQuery("""
                        select code, name, name_en, time_zone, illustrative, st_x(centre) as lon, st_y(centre) as lat,
                          st_xmin(bounds) as west, st_ymin(bounds) as south, st_xmax(bounds) as east, st_ymax(bounds) as north
                        from org where id = :org""")
                .bind("org", org)
                .map((row, context) -> new City(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        new Location(row.getDouble("lon"), row.getDouble("lat")),
                        List.of(
                                row.getDouble("west"),
                                row.getDouble("south"),
                                row.getDouble("east"),
                                row.getDouble("north")),
                        row.getString("time_zone"),
                        row.getString("illustrative")))
                .one();
    }

    /** @param agencies whose issues count */
    public static long count(Handle handle, int org, LayerName layer, Set<Long> agencies) {
        return handle.createQuery("select count(*) from (" + rows(layer) + ") feature")
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .mapTo(Long.class)
                .one();
    }

    /**
     * By id.
     *
     * @param box null for everywhere
     * @param after the id before the first
     */
    public static List<FeaturePage.Feature> features(
            Handle handle, int org, LayerName layer, Set<Long> agencies, Viewport box, long after, int limit) {
        return handle.createQuery("""
                        select id, json_build_object('type', 'Feature', 'id', id, 'geometry', st_asgeojson(geom, 7)::json,
                          'properties', json_strip_nulls(properties))::text as json
                        from (%s) feature
                        where id > :after and (cast(:everywhere as boolean)
                          or st_intersects(geom, st_makeenvelope(:west, :south, :east, :north, 4326)))
                        order by id limit :limit""".formatted(rows(layer)))
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("everywhere", box == null)
                .bindMethods(box == null ? Viewport.WORLD : box)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new FeaturePage.Feature(row.getLong("id"), row.getString("json")))
                .list();
    }

    private static String rows(LayerName layer) {
        return switch (layer) {
            case COUNTIES -> areas("county");
            case JURISDICTIONS -> areas("jurisdiction");
            case ROADS ->
                "select id, geom, json_build_object('id', id, 'class', class, 'ref', ref, 'name', name,"
                        + " 'oneway', oneway, 'maxSpeed', max_speed) as properties from road where org = :org";
            case STATIONS ->
                "select id, geom, json_build_object('id', id, 'code', code, 'name', name, 'nameEn', name_en,"
                        + " 'kind', kind) as properties from station where org = :org";
            case ISSUES ->
                "select id, geom, json_build_object('id', id, 'category', category, 'state', state, 'overdue',"
                        + " due_at is not null and due_at < now() and state not in ('closed', 'rejected', 'merged')) as properties"
                        + " from issue where org = :org and agency_id = any(:agencies)";
            case FENCES ->
                "select id, geom, json_build_object('id', id, 'name', name, 'kind', kind, 'radiusM', radius_m,"
                        + " 'colour', colour, 'active', active) as properties"
                        + " from fence where org = :org and removed_at is null";
            case HIGHWAY_LAND -> shapes("land");
            case CONTROL_ZONES -> shapes("control_zone");
            case STAKES ->
                "select m.id, m.geom, json_build_object('id', m.id, 'ref', h.ref, 'mark', m.mark, 'rank', m.rank) as properties"
                        + " from highway_mark m join highway h on h.org = m.org and h.id = m.highway_id where m.org = :org";
        };
    }

    private static String shapes(String kind) {
        return "select s.id, s.geom, json_build_object('id', s.id, 'ref', h.ref, 'announced', s.announced) as properties"
                + " from highway_shape s join highway h on h.org = s.org and h.id = s.highway_id"
                + " where s.org = :org and s.kind = '" + kind + "'";
    }

    private static String areas(String layer) {
        return "select id, geom, json_build_object('id', id, 'code', code, 'name', name, 'nameEn', name_en)"
                + " as properties from area where org = :org and layer = '" + layer + "'";
    }
}
