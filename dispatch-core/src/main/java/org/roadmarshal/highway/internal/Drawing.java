package org.roadmarshal.highway.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Break;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.gis.zone.AnnouncedZone;
import org.roadmarshal.gis.zone.Widths;
import org.roadmarshal.gis.zone.ZoneShapes;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.HighwayService;

/** Draws for the map what follows from the routes: the ground of land and zones, and the marks along the lines. */
public final class Drawing {
    private static final long HUNDRED_METRES = 100_000;
    private static final long KM = 1_000_000;
    private static final int BREAK = 1;

    private final Handle handle;
    private final int org;
    private final HighwayBook book;

    private Drawing(Handle handle, int org, HighwayBook book) {
        this.handle = handle;
        this.org = org;
        this.book = book;
    }

    /** After a change of one route: raises the version first, so that the book is the new one. */
    public static void one(Handle handle, int org, HighwayService highways, long highway) {
        JdbcHighway.raise(handle, org);
        HighwayBook book = highways.book(handle, org);
        book.named().values().stream()
                .filter(known -> known.id() == highway)
                .forEach(new Drawing(handle, org, book)::draw);
    }

    public static void all(Handle handle, int org, HighwayService highways) {
        JdbcHighway.raise(handle, org);
        HighwayBook book = highways.book(handle, org);
        book.named().values().forEach(new Drawing(handle, org, book)::draw);
    }

    private void draw(HighwayBook.Known known) {
        for (String table : List.of("highway_shape", "highway_mark")) {
            handle.createUpdate("delete from %s where org = :org and highway_id = :id".formatted(table))
                    .bind("org", org)
                    .bind("id", known.id())
                    .execute();
        }
        for (Alignment line : book.routes().alignments()) {
            if (line.route().equals(known.ref())) {
                shapes(known.id(), line);
                marks(known.id(), line);
            }
        }
    }

    private void shapes(long highway, Alignment line) {
        List<AnnouncedZone> announced = book.announced().stream()
                .filter(zone ->
                        zone.route().equals(line.route()) && zone.prefix().equals(line.prefix()))
                .toList();
        List<Long> cuts = new ArrayList<>(book.cuts().getOrDefault(RouteWidths.key(line), List.of()));
        announced.forEach(zone -> cuts.addAll(List.of(zone.fromAxis(), zone.toAxis())));
        LongPredicate isAnnounced =
                axis -> announced.stream().anyMatch(zone -> axis >= zone.fromAxis() && axis <= zone.toAxis());
        insert(highway, "land", false, ZoneShapes.of(line, book.widths(), cuts, axis -> false, Widths::land));
        insert(highway, "control_zone", false, ZoneShapes.of(line, book.widths(), cuts, isAnnounced, Widths::zone));
        insert(
                highway,
                "control_zone",
                true,
                announced.stream().map(AnnouncedZone::polygon).toList());
    }

    private void insert(long highway, String kind, boolean announced, List<Geometry> shapes) {
        handle.createUpdate("""
                        insert into highway_shape (org, highway_id, kind, announced, geom)
                        select :org, :highway, :kind, :announced, st_setsrid(cast(shape as geometry), 4326) from unnest(:shapes) shape""")
                .bind("org", org)
                .bind("highway", highway)
                .bind("kind", kind)
                .bind("announced", announced)
                .bindArray(
                        "shapes",
                        String.class,
                        shapes.stream()
                                .map(shape -> WKBWriter.toHex(new WKBWriter().write(shape)))
                                .toArray())
                .execute();
    }

    private void marks(long highway, Alignment line) {
        List<String> texts = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        List<Lonlat> places = new ArrayList<>();
        for (long axis : line.axesOfEvery(HUNDRED_METRES)) {
            long mm = line.stakeAt(axis).mm();
            texts.add(
                    mm % KM == 0 ? line.prefix() + mm / KM : line.stakeAt(axis).text());
            ranks.add(mm % (10 * KM) == 0 ? 1 : mm % KM == 0 ? 2 : 3);
            places.add(line.place(axis, 0));
        }
        for (Break at : line.breaks()) {
            if (!at.hole()) {
                texts.add(new Stake(line.prefix(), at.backMm()) + "=" + new Stake(line.prefix(), at.aheadMm()));
                ranks.add(BREAK);
                places.add(line.place(at.axisMm(), 0));
            }
        }
        handle.createUpdate("""
                        insert into highway_mark (org, highway_id, mark, rank, geom)
                        select :org, :highway, mark, rank, st_setsrid(st_makepoint(lon, lat), 4326)
                        from unnest(:marks, :ranks, :lons, :lats) as drawn (mark, rank, lon, lat)""")
                .bind("org", org)
                .bind("highway", highway)
                .bindArray("marks", String.class, texts)
                .bindArray("ranks", Integer.class, ranks)
                .bindArray(
                        "lons", Double.class, places.stream().map(Lonlat::lon).toArray())
                .bindArray(
                        "lats", Double.class, places.stream().map(Lonlat::lat).toArray())
                .execute();
    }
}
