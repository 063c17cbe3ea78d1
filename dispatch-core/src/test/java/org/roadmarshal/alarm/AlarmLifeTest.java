package org.roadmarshal.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.alarm.internal.JdbcAlarm;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.timer.TimerVerticle;

@ExtendWith(PostgisExtension.class)
final class AlarmLifeTest {
    private static final long VEHICLE = 15;

    private static Desk desk;
    private static int rule;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
        Desk.await(desk.vertx.deployVerticle(
                new TimerVerticle(desk.database, Map.of(AlarmService.UNSHELVE, desk.alarms::unshelveWhenDue))));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}, ended {1}: {2} makes it {3}")
    @CsvSource({
        "raised, false, acknowledge, acknowledged",
        "raised, true, acknowledge, cleared",
        "raised, false, shelve, shelved",
        "raised, false, unshelve, ",
        "raised, false, clear, ",
        "acknowledged, false, acknowledge, acknowledged",
        "acknowledged, false, shelve, shelved",
        "acknowledged, false, unshelve, ",
        "acknowledged, false, clear, cleared",
        "shelved, false, acknowledge, ",
        "shelved, false, shelve, shelved",
        "shelved, false, unshelve, raised",
        "shelved, false, clear, cleared",
        "cleared, true, acknowledge, cleared",
        "cleared, true, shelve, ",
        "cleared, true, unshelve, ",
        "cleared, true, clear, cleared",
    })
    void everyStateAndAction(String state, boolean ended, String action, String next) {
        AlarmState before = AlarmState.valueOf(state.toUpperCase(Locale.ROOT));
        assertThat(before.after(AlarmState.Action.valueOf(action.toUpperCase(Locale.ROOT)), ended)
                        .map(AlarmState::code)
                        .orElse(null))
                .isEqualTo(next);
    }

    /** What happens in the world, and what becomes of an alarm in some state. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "raised, repeat, raised, 2, alarm.repeated",
        "acknowledged, repeat, acknowledged, 2, alarm.repeated",
        "shelved, repeat, shelved, 2, alarm.repeated",
        "raised, end, raised, 1, alarm.ended",
        "acknowledged, end, cleared, 1, alarm.cleared",
        "shelved, end, cleared, 1, alarm.cleared",
    })
    void everyStateAndWhatHappens(String state, String happens, String after, int count, String kind)
            throws InterruptedException {
        NewAlarm speeding = speeding();
        Alarm alarm = raise(speeding);
        if (!state.equals("raised")) {
            change(alarm, state.equals("shelved") ? shelving(30) : to(state));
        }
        if (happens.equals("repeat")) {
            assertThat(raise(speeding).id()).isEqualTo(alarm.id());
        } else {
            end(speeding);
        }
        Alarm now = now(alarm);
        assertThat(now.state().code()).isEqualTo(after);
        assertThat(now.count()).isEqualTo(count);
        assertThat(now.vehicle().name()).isEqualTo("辽N0001警");
        Fact fact = desk.nextFact(one -> one.subjectId() == alarm.id() && one.version() == now.version());
        assertThat(fact.kind()).isEqualTo(kind);
    }

    @Test
    void whatWasClearedComesAgainAsAnother() {
        NewAlarm speeding = speeding();
        Alarm first = raise(speeding);
        end(speeding);
        Alarm seen = change(now(first), to("acknowledged"));
        assertThat(seen.state()).isEqualTo(AlarmState.CLEARED);
        assertThat(seen.acknowledgedBy()).isEqualTo(seen.clearedBy()).isNotNull();
        assertThat(raise(speeding).id()).isNotEqualTo(first.id());
    }

    @Test
    void aShelvedOneComesBackByItself() throws InterruptedException {
        Alarm shelved = change(raise(speeding()), shelving(10));
        assertThat(shelved.shelveReason()).isEqualTo("道路施工");
        assertThat(shelved.shelvedBy().id()).isEqualTo(desk.dispatcher.accountId());
        due(shelved);
        Fact back = desk.nextFact(fact -> fact.kind().equals("alarm.unshelved") && fact.subjectId() == shelved.id());
        assertThat(back.actor().id()).isNull();
        assertThat(now(shelved).state()).isEqualTo(AlarmState.RAISED);
    }

    @Test
    void whatWasClearedOnTheShelfStaysAway() {
        Alarm shelved = change(raise(speeding()), shelving(10));
        Alarm cleared = change(shelved, to("cleared"));
        assertThat(cleared.clearedBy().id()).isEqualTo(desk.dispatcher.accountId());
        assertThat(desk.<Integer>read(handle -> handle.createQuery("select count(*) from timer where subject_id = :id")
                        .bind("id", shelved.id())
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
        assertThat(desk.read(handle -> desk.alarms
                                .page(handle, desk.dispatcher, AlarmState.CLEARED, new PageRequest(1, null))
                                .items())
                        .get(0)
                        .id())
                .isEqualTo(cleared.id());
    }

    @Test
    void aCallForHelpIsNotShelved() {
        Alarm alarm = raise(new NewAlarm(
                AlarmKind.VEHICLE_SOS,
                1,
                SmallCity.WEST,
                "vehicle",
                VEHICLE,
                null,
                null,
                null,
                null,
                VEHICLE,
                null,
                0));
        assertRefused(ErrorCode.CONFLICT, () -> change(alarm, shelving(10)));
    }

    @ParameterizedTest
    @CsvSource({"shelved,,", "shelved,10,", "shelved,,x", "acknowledged,10,", "raised,,x", "shelved,10,' '"})
    void minutesAndReasonAreForShelving(String state, Integer minutes, String reason) {
        assertRefused(
                ErrorCode.VALIDATION,
                () -> new AlarmChange(AlarmState.valueOf(state.toUpperCase(Locale.ROOT)), minutes, reason));
    }

    @Test
    void theRateCountsByPriority() {
        AlarmRate before = rate();
        raise(speeding());
        AlarmRate after = rate();
        assertThat(after.tenMinutes()).isEqualTo(before.tenMinutes() + 1);
        assertThat(after.priorities().get(2)).isEqualTo(before.priorities().get(2) + 1);
    }

    private static AlarmRate rate() {
        return desk.read(handle -> desk.alarms.rate(handle, desk.dispatcher));
    }

    private static AlarmChange to(String state) {
        return new AlarmChange(AlarmState.valueOf(state.toUpperCase(Locale.ROOT)), null, null);
    }

    private static AlarmChange shelving(int minutes) {
        return new AlarmChange(AlarmState.SHELVED, minutes, "道路施工");
    }

    /** Each time by another rule. */
    private static NewAlarm speeding() {
        return new NewAlarm(
                AlarmKind.SPEEDING,
                3,
                SmallCity.WEST,
                "vehicle",
                VEHICLE,
                null,
                Desk.IN_THE_WEST,
                "72 > 60 km/h",
                Instant.parse("2026-11-24T02:03:04Z"),
                VEHICLE,
                null,
                ++rule);
    }

    private static Alarm raise(NewAlarm alarm) {
        return asSystem(transaction -> desk.alarms.raise(transaction, alarm));
    }

    private static void end(NewAlarm alarm) {
        asSystem(transaction -> {
            desk.alarms.end(transaction, alarm.key(), Instant.now());
            return alarm;
        });
    }

    private static <T> T asSystem(Journal.Work<T> work) {
        return Desk.await(desk.journal.commit(desk.org, Actor.SYSTEM, work));
    }

    private static Alarm change(Alarm alarm, AlarmChange change) {
        return desk.as(
                desk.dispatcher,
                transaction -> desk.alarms.change(transaction, desk.dispatcher, alarm.id(), alarm.version(), change));
    }

    private static Alarm now(Alarm alarm) {
        return desk.read(handle -> JdbcAlarm.get(handle, desk.org, alarm.id()));
    }

    /** Moves its time into the past, that of its timer too. */
    private static void due(Alarm shelved) {
        Desk.await(desk.database.write(handle -> {
            handle.createUpdate("update alarm set shelved_until = now() - interval '1 second' where id = :id")
                    .bind("id", shelved.id())
                    .execute();
            return handle.createUpdate("update timer set due_at = now() where subject_id = :id")
                    .bind("id", shelved.id())
                    .execute();
        }));
    }
}
