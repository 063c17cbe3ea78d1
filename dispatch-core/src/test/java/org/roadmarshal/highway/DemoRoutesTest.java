package org.roadmarshal.highway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.cityimport.CityImport;
import org.roadmarshal.db.Database;
import org.roadmarshal.demo.DemoCity;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Break;
import org.roadmarshal.gis.linear.Direction;
import org.roadmarshal.gis.linear.Found;
import org.roadmarshal.gis.linear.StakePlaces;
import org.roadmarshal.gis.linear.StakeText;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

/** The routes of the demo city, as they come in from its files. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoRoutesTest {
    private static final int POINTS = 100_000;
    private static final int JUDGED = 10_000;

    private final HighwayService highways = new HighwayService();
    private final Jdbi jdbi;
    private Handle handle;
    private int org;
    private HighwayBook book;

    DemoRoutesTest(TestDatabase database) {
        this.jdbi = Database.jdbi(database.dataSource());
    }

    @BeforeAll
    void bringIn(@TempDir Path demo) throws Exception {
        new DemoCity().write(demo, 1);
        Files.delete(demo.resolve("roads.osm"));
        org = new CityImport(jdbi).run(demo).org();
        handle = jdbi.open();
        book = highways.book(handle, org);
    }

    @AfterAll
    void close() {
        handle.close();
    }

    @Test
    void thereAreBreaksOfBothKindsAndASharedSection() {
        List<Break> breaks = book.routes().alignments().stream()
                .flatMap(line -> line.breaks().stream())
                .filter(at -> !at.hole())
                .toList();
        assertThat(breaks).anyMatch(at -> at.backMm() > at.aheadMm()).anyMatch(at -> at.backMm() < at.aheadMm());
        assertThat(number("""
                select count(*) from highway_segment a join highway_segment b on b.org = a.org and b.section_id = a.section_id
                  and b.highway_id > a.highway_id""")).isPositive();
        assertThat(number("select count(*) from highway_mark where rank <= 2")).isGreaterThan(1_500);
        assertThat(number("select count(*) from highway_shape where kind = 'control_zone' and announced"))
                .isEqualTo(1);
        assertThat(number("select count(*) from highway_shape where not st_isvalid(geom)"))
                .isZero();
    }

    /** From a random place on the routes to the text of its stake, and from the text back to the place. */
    @Test
    void aHundredThousandPointsComeBackWithinACentimetre() {
        Random random = new Random(20200316);
        List<Alignment> lines = book.routes().alignments();
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            Alignment line = lines.get(random.nextInt(lines.size()));
            long axis = line.fromAxis() + (long) (random.nextDouble() * (line.toAxis() - line.fromAxis()));
            Lonlat place = line.place(axis, 0);
            Found found = book.routes().near(Wgs84.point(place), 1).stream()
                    .filter(one -> one.alignment() == line)
                    .findFirst()
                    .orElseThrow();
            String text = line.route() + " " + line.text(found.axisMm());
            List<StakePlaces.Candidate> back =
                    StakePlaces.of(book.routes(), StakeText.parse(text, Direction.INCREASING));
            assertThat(back).as(text).hasSize(1);
            worst = Math.max(worst, Earth.metres(place, line.place(back.get(0).fromAxis(), 0)));
        }
        assertThat(worst).isLessThan(0.01);
    }

    @Test
    void aGapIsRefusedByNameAndAnOverlapAsks() {
        Alignment g101 = book.routes().line("G101", "K");
        Break overlap = g101.breaks().stream()
                .filter(at -> at.backMm() > at.aheadMm())
                .findFirst()
                .orElseThrow();
        Break gap = g101.breaks().stream()
                .filter(at -> at.backMm() < at.aheadMm())
                .findFirst()
                .orElseThrow();
        String twice = "G101 K%d+%03d".formatted(overlap.aheadMm() / 1_000_000, overlap.aheadMm() / 1000 % 1000 + 1);
        StakeAnswer asked = highways.locate(handle, org, twice);
        assertThat(asked.outcome()).isEqualTo(StakeAnswer.Outcome.AMBIGUOUS);
        assertThat(asked.candidates())
                .extracting(StakeAnswer.Candidate::part)
                .containsExactly(StakeAnswer.Part.BEFORE, StakeAnswer.Part.AFTER);
        assertThat(highways.locate(handle, org, twice + " 前").only().place().fromMm())
                .isEqualTo(asked.candidates().get(0).place().fromMm());
        long missing = (gap.backMm() + gap.aheadMm()) / 2;
        assertThatThrownBy(() -> highways.locate(
                        handle, org, "G101 K%d+%03d".formatted(missing / 1_000_000, missing / 1000 % 1000)))
                .isInstanceOf(DispatchException.class)
                .hasMessageContaining("short chain");
    }

    /** The nearest route's edges by PostGIS on the spheroid, at random places up to 120 m beside the routes. */
    @Test
    void verdictsAgreeWithPostgisToFiveCentimetres() {
        Random random = new Random(7);
        List<Alignment> lines = book.routes().alignments();
        List<Lonlat> places = new ArrayList<>();
        List<ZoneVerdict> verdicts = new ArrayList<>();
        while (places.size() < JUDGED) {
            Alignment line = lines.get(random.nextInt(lines.size()));
            long axis = line.fromAxis() + (long) (random.nextDouble() * (line.toAxis() - line.fromAxis()));
            Lonlat place = line.place(axis, random.nextDouble() * 240 - 120);
            verdicts.add(highways.verdict(handle, org, Wgs84.point(place), null));
            places.add(place);
        }
        List<Double> metres = handle.createQuery("""
                        select (select min(st_distance(geography(st_setsrid(st_makepoint(lon, lat), 4326)), geography(s.geom)))
                          from highway h join highway_segment g on g.org = h.org and g.highway_id = h.id
                          join highway_section s on s.org = g.org and s.id = g.section_id
                          where h.org = :org and h.ref = asked.ref
                            and s.geom && st_expand(st_setsrid(st_makepoint(lon, lat), 4326), 0.01)) as metres
                        from unnest(:lons, :lats, :refs) with ordinality as asked (lon, lat, ref, n) order by n""")
                .bind("org", org)
                .bindArray(
                        "lons", Double.class, places.stream().map(Lonlat::lon).toArray())
                .bindArray(
                        "lats", Double.class, places.stream().map(Lonlat::lat).toArray())
                .bindArray(
                        "refs",
                        String.class,
                        verdicts.stream().map(one -> one.place().route()).toArray())
                .mapTo(Double.class)
                .list();
        double worst = 0;
        for (int i = 0; i < JUDGED; i++) {
            ZoneVerdict verdict = verdicts.get(i);
            worst = Math.max(worst, Math.abs(metres.get(i) - verdict.ditchM() - verdict.toDitchM()));
            worst = Math.max(worst, Math.abs(metres.get(i) - verdict.landM() - verdict.toLandM()));
            if (verdict.announced() == null) {
                worst = Math.max(worst, Math.abs(metres.get(i) - verdict.zoneM() - verdict.toZoneM()));
            }
        }
        assertThat(worst).isLessThan(0.05);
    }

    @Test
    void anAnnouncedPolygonsEdgeAgreesWithPostgis() {
        Random random = new Random(11);
        Alignment line = book.routes().line("G101", "K");
        var zone = book.announced().get(0);
        int judged = 0;
        for (int i = 0; i < 200; i++) {
            long axis = zone.fromAxis()
                    + 50_000
                    + (long) (random.nextDouble() * (zone.toAxis() - zone.fromAxis() - 100_000));
            Lonlat place = line.place(axis, 20 + random.nextDouble() * 60);
            ZoneVerdict verdict = highways.verdict(handle, org, Wgs84.point(place), null);
            double metres = handle.createQuery("""
                            select st_distance(geography(p), geography(st_boundary(geom))) * case when st_covers(geom, p) then -1 else 1 end
                            from highway_zone, (select st_setsrid(st_makepoint(:lon, :lat), 4326) as p) place where removed_at is null""")
                    .bind("lon", place.lon())
                    .bind("lat", place.lat())
                    .mapTo(Double.class)
                    .one();
            // Where another route's zone is nearer, that one decides.
            if (verdict.place().route().equals("G101")) {
                assertThat(verdict.toZoneM()).as("%s", verdict).isCloseTo(metres, within(0.05));
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(100);
    }

    private long number(String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
