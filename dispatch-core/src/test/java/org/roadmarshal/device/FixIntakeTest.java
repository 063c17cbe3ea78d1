package org.roadmarshal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.app.Settings;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.device.internal.DeviceKey;
import org.roadmarshal.device.internal.Sources;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.position.Judge;
import org.roadmarshal.position.Judged;
import org.roadmarshal.position.LivePicture;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.Telemetry;
import org.roadmarshal.position.TrackWriter;
import org.roadmarshal.position.TrailPoint;
import org.roadmarshal.position.Verdict;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class FixIntakeTest {
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String KEY = "a key that only this device knows";

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase testDatabase;
    private final Jdbi jdbi;
    private Database database;
    private LivePicture picture;
    private TrackWriter writer;
    private String writerId;
    private Sources sources;
    private FixIntake intake;

    FixIntakeTest(TestDatabase testDatabase) {
        this.testDatabase = testDatabase;
        this.jdbi = Database.jdbi(testDatabase.dataSource());
    }

    @BeforeAll
    static void city(TestDatabase testDatabase) {
        SmallCity.build(testDatabase);
        Database.jdbi(testDatabase.dataSource())
                .useHandle(handle -> handle.execute(
                        "insert into device (org, kind, label, unit_id, key_hash) values (1, 'osmand', 'car', 21, ?)",
                        (Object) DeviceKey.hash(KEY)));
    }

    @BeforeEach
    void start() throws Exception {
        jdbi.useHandle(handle -> handle.execute("truncate fix, fix_refused, fix_quality"));
        database = new Database(
                vertx, new DatabaseConfig(testDatabase.url(), null, null, 3, 100), new SimpleMeterRegistry());
        picture = new LivePicture(database, Settings.motion());
        writer = new TrackWriter(database, new SimpleMeterRegistry(), Settings.tracks());
        sources = new Sources(vertx, database);
        intake = new FixIntake(new Judge(Settings.limits()), picture, writer);
        await(vertx.deployVerticle(picture));
        writerId = await(vertx.deployVerticle(writer));
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
        database.close();
    }

    @Test
    void storesEachFixOnceHoweverOftenItIsSent() throws Exception {
        Fix fix = fix(0, 120.41);
        List<Future<FixIntake.Taken>> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sent.add(fromKey(KEY, fix));
        }
        int stored = 0;
        for (Future<FixIntake.Taken> answer : sent) {
            stored += await(answer).stored();
        }
        assertThat(stored).isEqualTo(1);
        assertThat(await(fromKey(KEY, fix))).isEqualTo(taken(0, 1));
        assertThat(rows()).isEqualTo(1);
        assertThat(picture.find(SmallCity.ORG, Mover.unit(SmallCity.UNIT_WEST)).orElseThrow())
                .returns(120.41, Position::lon)
                .returns(SmallCity.WEST, Position::agencyId)
                .returns(fix.at(), Position::at);
    }

    @Test
    void anOfficersPhoneSpeaksForTheUnitTheyCrew() throws Exception {
        Fix first = fix(-20, 120.42);
        FixIntake.Taken taken =
                await(fromOfficer(officer(SmallCity.UNIT_WEST), List.of(first, fix(-10, 120.421), first)));
        assertThat(taken).isEqualTo(taken(2, 1));
        assertThat(await(fromOfficer(officer(null), List.of(fix(0, 120.422))))).isEqualTo(taken(1, 0));
        assertThat(jdbi.<List<Long>, RuntimeException>withHandle(
                        handle -> handle.createQuery("select unit_id from fix order by at")
                                .mapTo(Long.class)
                                .list()))
                .containsExactly(SmallCity.UNIT_WEST, SmallCity.UNIT_WEST, null);
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(distinct device_id) from fix")
                                .mapTo(Integer.class)
                                .one()))
                .as("one phone, one device")
                .isEqualTo(1);
    }

    /** One wrong fix stands in nobody's way, and whoever asks finds it. */
    @Test
    void keepsWhatCannotBeAside() throws Exception {
        Fix nowhere =
                new Fix(fix(-3, 0).at(), 200, 95, null, null, null, null, new Telemetry(1, 2, null, null, 7, null));
        List<Fix> fixes = List.of(
                fix(-40 * 86_400, 120.4), fix(-4, 120.4), nowhere, fix(-2, 0, 0), fix(400, 120.4), fix(0, 120.4));
        FixIntake.Taken taken = await(fromOfficer(officer(SmallCity.UNIT_WEST), fixes));
        assertThat(taken.stored()).isEqualTo(2);
        assertThat(taken.refused())
                .containsExactly(
                        refused(0, Verdict.BEHIND),
                        refused(2, Verdict.RANGE),
                        refused(3, Verdict.ZERO),
                        refused(4, Verdict.AHEAD));
        assertThat(strings("select reason from fix_refused order by id"))
                .containsExactly("behind", "range", "zero", "ahead");
        assertThat(
                        strings(
                                "select sent ->> 'lon' || ' ' || (sent -> 'telemetry' ->> 'satellites') from fix_refused where reason = 'range'"))
                .containsExactly("200.0 7");
        assertThat(picture.find(SmallCity.ORG, Mover.unit(SmallCity.UNIT_WEST))
                        .orElseThrow()
                        .at())
                .isEqualTo(fixes.get(5).at());
    }

    /** What is doubted is in the track, with its mark; the map does not jump. */
    @Test
    void marksWhatIsDoubted() throws Exception {
        List<Fix> fixes = List.of(fix(-30, 120.4), fix(-20, 121.9), fix(-10, 120.401));
        assertThat(await(fromOfficer(officer(SmallCity.UNIT_WEST), fixes))).isEqualTo(taken(3, 0));
        assertThat(await(fromOfficer(officer(SmallCity.UNIT_WEST), List.of(fix(0, 121.9)))))
                .isEqualTo(taken(1, 0));
        assertThat(strings("select coalesce(verdict, 'none') from fix order by at"))
                .containsExactly("none", "jump", "none", "jump");
        assertThat(picture.find(SmallCity.ORG, Mover.unit(SmallCity.UNIT_WEST))
                        .orElseThrow()
                        .lon())
                .isEqualTo(120.401);
    }

    @Test
    void countsEachRecordOnce() throws Exception {
        List<Fix> fixes = List.of(
                fix(-30, 120.4), fix(-20, 121.9), fix(-10, 120.4), fix(-15, 120.4), fix(-10, 120.4), fix(1, 0, 0));
        await(fromOfficer(officer(SmallCity.UNIT_WEST), fixes));
        await(fromOfficer(officer(SmallCity.UNIT_WEST), List.of(fix(-10, 120.4))));
        await(vertx.undeploy(writerId));
        assertThat(strings("select verdict || ' ' || records from fix_quality order by verdict"))
                .containsExactly("duplicate 2", "jump 1", "late 1", "qualified 2", "zero 1");
    }

    /** Nothing that was acknowledged is lost, nothing is doubled, and the map moves on meanwhile. */
    @Test
    void aDatabaseThatIsGoneCostsARetry() throws Exception {
        await(fromKey(KEY, fix(-60, 120.40)));
        testDatabase.cut();
        Fix meanwhile = fix(-30, 120.401);
        assertRefused(fromKey(KEY, meanwhile), ErrorCode.UNAVAILABLE);
        assertThat(picture.find(SmallCity.ORG, Mover.unit(SmallCity.UNIT_WEST))
                        .orElseThrow()
                        .lon())
                .isEqualTo(120.401);
        testDatabase.mend();
        assertThat(untilTaken(meanwhile)).isEqualTo(taken(1, 0));
        assertThat(rows()).isEqualTo(2);
    }

    /** As a device does: the pool may still hold connections that broke. */
    private FixIntake.Taken untilTaken(Fix fix) throws Exception {
        for (int attempt = 1; attempt < 20; attempt++) {
            Future<FixIntake.Taken> answer = fromKey(KEY, fix);
            if (await(answer.transform(done -> Future.succeededFuture(done.succeeded())))) {
                return answer.result();
            }
        }
        return await(fromKey(KEY, fix));
    }

    @Test
    void aServerThatStopsWritesWhatWaits() throws Exception {
        Source source = new Source(SmallCity.ORG, 1001, Mover.unit(21), 2L);
        Future<Integer> waiting = writer.write(source, List.of(new Judged(fix(0, 120.4), Verdict.QUALIFIED)));
        await(vertx.undeploy(writerId));
        assertThat(waiting.result()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void nodesTellEachOtherAndALateOneHearsAll() throws Exception {
        LivePicture second = new LivePicture(database, Settings.motion());
        await(vertx.deployVerticle(second));
        picture.report(new Source(1, 1001, Mover.unit(21), 2L), List.of(fix(0, 120.46)));
        until(() -> second.find(1, Mover.unit(21)).isPresent());
        LivePicture late = new LivePicture(database, Settings.motion());
        await(vertx.deployVerticle(late));
        until(() -> late.find(1, Mover.unit(21)).isPresent());
        assertThat(late.find(1, Mover.unit(21)).orElseThrow().lon()).isEqualTo(120.46);
    }

    @Test
    void aNodeStartsWithTheLastDaysNewest() throws Exception {
        await(fromOfficer(
                officer(SmallCity.UNIT_EAST), List.of(fix(-90_000, 120.1), fix(-60, 120.51), fix(-120, 120.5))));
        Vertx other = Vertx.vertx();
        LivePicture restarted = new LivePicture(database, Settings.motion());
        await(other.deployVerticle(restarted));
        until(() -> restarted.all(1).stream().anyMatch(position -> position.lon() == 120.51));
        assertThat(restarted.all(1)).singleElement().returns(SmallCity.EAST, Position::agencyId);
        assertThat(await(restarted.trail(1, Mover.unit(SmallCity.UNIT_EAST))))
                .as("the last half hour")
                .extracting(TrailPoint::lon)
                .containsExactly(120.5, 120.51);
        await(other.close());
    }

    private int rows() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from fix")
                .mapTo(Integer.class)
                .one());
    }

    private List<String> strings(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static FixIntake.Taken taken(int stored, int duplicates) {
        return new FixIntake.Taken(stored, duplicates, List.of());
    }

    private static FixIntake.Taken.Refused refused(int index, Verdict reason) {
        return new FixIntake.Taken.Refused(index, reason);
    }

    private static Fix fix(int seconds, double lon) {
        return fix(seconds, lon, 41.57);
    }

    private static Fix fix(int seconds, double lon, double lat) {
        return new Fix(START.plusSeconds(seconds), lon, lat, 30.5, 90.0, null, 5.0);
    }

    private static Principal officer(Long unit) {
        return new Principal(
                SmallCity.ORG,
                SmallCity.ACCOUNTS.get("officer.west"),
                "officer.west",
                11L,
                unit,
                Map.of(Permission.POSITION_WRITE, Set.of(SmallCity.WEST)));
    }

    private static void assertRefused(Future<?> answer, ErrorCode code) {
        assertThatThrownBy(() -> await(answer))
                .hasCauseInstanceOf(DispatchException.class)
                .cause()
                .extracting(failure -> ((DispatchException) failure).code())
                .isEqualTo(code);
    }

    private void until(BooleanSupplier condition) throws Exception {
        Promise<Void> met = Promise.promise();
        vertx.setPeriodic(1, 10, tick -> {
            if (condition.getAsBoolean()) {
                met.tryComplete();
            }
        });
        await(met.future());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Future<FixIntake.Taken> fromKey(String key, Fix fix) {
        return sources.byKey(key)
                .compose(sender -> intake.take(sender.orElseThrow().source(), List.of(fix)));
    }

    private Future<FixIntake.Taken> fromOfficer(Principal officer, List<Fix> fixes) {
        return sources.of(officer).compose(source -> intake.take(source, fixes));
    }
}
