package org.roadmarshal.cityimport;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.locationtech.jts.io.WKBWriter;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadReader;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.layer.LayerService;

/**
 * Imports the roads of an OpenStreetMap file, XML or PBF: afterwards the org has these and no others. One that is there keeps its
 * number, by its way's id. Blocks its thread.
 */
public final class RoadImport {
    private static final int BATCH = 5_000;

    private final Jdbi jdbi;

    /** @param jdbi of {@link org.roadmarshal.db.Database#jdbi} */
    public RoadImport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Reads it and imports nothing. @throws IOException when it is not an OpenStreetMap file */
    public static void check(Path file) throws IOException {
        RoadReader.read(file, road -> {});
    }

    /**
     * In batches, each a transaction: a file of a whole province would be a very long one. If it breaks off, run it again.
     *
     * @return how many roads there were
     * @throws IOException when it cannot be read, is not an OpenStreetMap file, or has no roads
     */
    public int run(int org, Path file) throws IOException, SQLException {
        List<Road> batch = new ArrayList<>(BATCH);
        Set<Long> ways = new HashSet<>();
        RoadReader.Report report = RoadReader.read(file, road -> {
            ways.add(road.wayId());
            batch.add(road);
            if (batch.size() == BATCH) {
                flush(org, batch);
            }
        });
        flush(org, batch);
        if (ways.isEmpty()) {
            throw new IOException(file + " has no roads for vehicles in it");
        }
        jdbi.useTransaction(handle -> Journal.inside(handle, org, Actor.SYSTEM, transaction -> {
            deleteOthers(handle, org, ways);
            name(handle, org);
            transaction.append(CityImport.imported(org, LayerService.city(handle, org)));
            return null;
        }));
        return (int) report.roads();
    }

    private void flush(int org, List<Road> roads) {
        jdbi.useTransaction(handle -> write(handle, org, roads));
        roads.clear();
    }

    private static void deleteOthers(Handle handle, int org, Set<Long> ways) {
        handle.createUpdate(
                        "delete from road where org = :org and not exists (select from unnest(:ways) way where way = osm_way)")
                .bind("org", org)
                .bindArray("ways", Long.class, ways)
                .execute();
    }

    /** Last of all, so that nobody makes a network of half the roads. */
    private static void name(Handle handle, int org) {
        handle.createUpdate("insert into road_set (org) values (:org) on conflict (org) do update"
                        + " set version = gen_random_uuid(), imported_at = now()")
                .bind("org", org)
                .execute();
    }

    private static void write(Handle handle, int org, List<Road> roads) {
        Update insert = handle.createUpdate("""
                        insert into road (org, osm_way, class, link, ref, name, oneway, max_speed, geom)
                        select :org, way, class, link, ref, name, oneway, nullif(speed, 0), st_setsrid(cast(line as geometry), 4326)
                        from unnest(:ways, :classes, :links, :refs, :names, :oneways, :speeds, :lines)
                          as read (way, class, link, ref, name, oneway, speed, line)
                        on conflict (org, osm_way) do update set class = excluded.class, link = excluded.link, ref = excluded.ref,
                          name = excluded.name, oneway = excluded.oneway, max_speed = excluded.max_speed, geom = excluded.geom""").bind("org", org);
        column(insert, "ways", Long.class, roads, Road::wayId);
        column(insert, "classes", String.class, roads, road -> road.roadClass()
                .name()
                .toLowerCase(Locale.ROOT));
        column(insert, "links", Boolean.class, roads, Road::link);
        column(insert, "refs", String.class, roads, Road::ref);
        column(insert, "names", String.class, roads, Road::name);
        column(insert, "oneways", Boolean.class, roads, Road::oneway);
        column(insert, "speeds", Integer.class, roads, Road::maxSpeedKmh);
        column(insert, "lines", String.class, roads, road -> WKBWriter.toHex(new WKBWriter().write(road.line())));
        insert.execute();
    }

    private static <T> void column(
            Update insert, String name, Class<T> type, List<Road> roads, Function<Road, T> value) {
        insert.bindArray(name, type, roads.stream().map(value).toArray());
    }
}
