package org.roadmarshal.intake.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What lies under the points of the public's map: the counties and the great roads, as coarse as a phone needs them. */
final class Ground {
    /** Degrees, some 60 m. */
    private static final double TOLERANCE = 0.0006;

    private Ground() {}

    /** West, south, east, north. */
    static List<Double> bounds(Handle handle, int org) {
        Envelope box = handle.createQuery("select bounds from org where id = :org")
                .bind("org", org)
                .mapTo(Geometry.class)
                .one()
                .getEnvelopeInternal();
        return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /** A FeatureCollection; each feature says its {@code kind}: county, motorway, trunk or primary. */
    static String geoJson(Handle handle, int org) {
        return handle.createQuery("""
                        with shape (kind, name, name_en, geom) as (
                          select 'county', name, name_en, st_simplifypreservetopology(geom, :tolerance)
                          from area where org = :org and layer = 'county'
                          union all
                          select class, null, null, st_simplify(st_linemerge(st_collect(geom)), :tolerance)
                          from road where org = :org and class in ('motorway', 'trunk', 'primary') group by class)
                        select cast(json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(
                          json_build_object('type', 'Feature', 'geometry', cast(st_asgeojson(geom, 4) as json), 'properties',
                            json_build_object('kind', kind, 'name', name, 'nameEn', name_en))), '[]')) as text)
                        from shape where geom is not null""")
                .bind("org", org)
                .bind("tolerance", TOLERANCE)
                .mapTo(String.class)
                .one();
    }
}
