package org.roadmarshal.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.track.Stop;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.timer.Timer;

@ExtendWith(PostgisExtension.class)
class TrackKeepingTest {
    private static final TrackPolicy POLICY = new TrackPolicy(30, 60);
    private static final Mover UNIT = Mover.unit(SmallCity.UNIT_WEST);
    private static final Principal DISPATCHER =
            new Principal(1, 31, "dispatcher", null, null, Map.of(Permission.POSITION_READ, Set.of(SmallCity.WEST)));
    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);

    private static Jdbi jdbi;

    @BeforeEach
    void aCityWithFixesOfManyDays(TestDatabase database) {
        if (jdbi == null) {
            SmallCity.build(database);
            jdbi = Database.jdbi(database.dataSource());
            jdbi.useHandle(Ride::devices);
        }
        jdbi.useHandle(handle -> {
            handle.execute("truncate fix; truncate track_day; truncate track_keeping; truncate timer");
            for (int days : new int[] {70, 61, 40, 5}) {
                ride(handle, days);
            }
        });
    }

    @Test
    void daysBecomeLinesOnceAndFixesGo() throws SQLException {
        keep();
        assertThat(count("track_day")).isEqualTo(3);
        assertThat(count("fix where at < now() - interval '60 days'")).isZero();
        assertThat(count("fix")).as("of 40 and 5 days ago").isEqualTo(360);
        assertThat(jdbi.<Map<String, Object>, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select fixes, stops, round(mileage_km::numeric, 1)::text as km from track_day limit 1")
                        .mapToMap()
                        .one()))
                .containsEntry("fixes", 180)
                .containsEntry("stops", 1)
                .containsEntry("km", "14.9");
        jdbi.useHandle(handle -> handle.execute("update track_day set fixes = 7"));
        keep();
        assertThat(count("track_day where fixes = 7")).as("written once").isEqualTo(3);
    }

    /** A span over both reads one track: trips and kilometres as if nothing had been dropped. */
    @Test
    void linesTakeThePlaceOfFixes() throws SQLException {
        Span all = new Span(TODAY.minus(80, ChronoUnit.DAYS), TODAY);
        TrackService service = new TrackService(POLICY);
        double before = jdbi.withHandle(handle -> service.mileage(handle, DISPATCHER, UNIT, all))
                .km();
        assertThat(before).isCloseTo(59.7, within(0.1));
        keep();
        Mileage after = jdbi.withHandle(handle -> service.mileage(handle, DISPATCHER, UNIT, all));
        assertThat(after.km()).isCloseTo(before, within(0.3));
        assertThat(after.days()).hasSize(4);
        Trips trips = jdbi.withHandle(handle -> service.trips(handle, DISPATCHER, UNIT, day(70), Stop.Rule.USUAL));
        assertThat(trips.trips()).hasSize(2);
        assertThat(trips.stops()).hasSize(1);
        assertThat(jdbi.<Long, RuntimeException>withHandle(handle ->
                        service.track(handle, DISPATCHER, UNIT, day(40), 100).fixes()))
                .as("a short span reads the fixes while they are there")
                .isEqualTo(180);
    }

    /** What another org has not closed is not dropped, whatever its age. */
    @Test
    void nothingIsDroppedThatAnybodyStillNeeds() throws SQLException {
        fire(SmallCity.ORG);
        assertThat(count("fix where at < now() - interval '60 days'")).isEqualTo(360);
    }

    @Test
    void partitionsGoAsAWhole() throws SQLException {
        jdbi.useHandle(handle -> {
            handle.execute("truncate fix");
            for (int days : new int[] {70, 50}) {
                Instant day = TODAY.minus(days, ChronoUnit.DAYS);
                handle.execute("create table fix_%d partition of fix for values from ('%s') to ('%s')"
                        .formatted(days, day, day.plus(1, ChronoUnit.DAYS)));
                ride(handle, days);
            }
        });
        keep();
        assertThat(count("pg_class where relname = 'fix_70'")).isZero();
        assertThat(count("fix_50")).isEqualTo(180);
        assertThat(count("track_day")).isEqualTo(2);
        jdbi.useHandle(handle -> handle.execute("drop table fix_50"));
    }

    @Test
    void everyOrgHasOneTimer() {
        jdbi.useTransaction(TrackKeeping::ensureTimers);
        jdbi.useTransaction(TrackKeeping::ensureTimers);
        assertThat(count("timer where kind = 'track.keeping'")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"29, 365", "30, 30", "60, 40"})
    void aPolicyThatLosesFixesIsRefused(int compact, int keep) {
        assertThatThrownBy(() -> new TrackPolicy(compact, keep)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void ride(Handle handle, int daysAgo) {
        Instant noon = TODAY.minus(daysAgo, ChronoUnit.DAYS).plus(Duration.ofHours(4));
        Ride.put(handle, 1, Ride.DEVICE, UNIT, 120.4, 41.57, noon);
    }

    private static Span day(int daysAgo) {
        Instant day = TODAY.minus(daysAgo, ChronoUnit.DAYS);
        return new Span(day, day.plus(1, ChronoUnit.DAYS));
    }

    private static void keep() throws SQLException {
        fire(SmallCity.OTHER_ORG);
        fire(SmallCity.ORG);
        fire(SmallCity.OTHER_ORG);
    }

    /** As the timers do it, until the next one is due tomorrow. */
    private static void fire(int org) throws SQLException {
        TrackKeeping keeping = new TrackKeeping(POLICY);
        do {
            jdbi.useTransaction(handle -> {
                handle.execute("delete from timer where org = ?", org);
                Journal.inside(handle, org, Actor.SYSTEM, transaction -> {
                    keeping.fire(transaction, new Timer(org, 1, TrackKeeping.TIMER, 0, Instant.now(), "{}"));
                    return null;
                });
            });
        } while (count("timer where org = %d and due_at <= now()".formatted(org)) > 0);
    }

    private static int count(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + what)
                .mapTo(Integer.class)
                .one());
    }
}
