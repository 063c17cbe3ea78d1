package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.identity.Role;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.timer.TimerVerticle;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.Unit;

/** Every rung, with rules that somebody has set up. */
@ExtendWith(PostgisExtension.class)
final class LadderRungsTest {
    private static final Rung NEXT = new Rung(RungAction.NEXT_UNIT, 1, null, null);
    private static final Rung LEADER = new Rung(RungAction.SQUAD_LEADER, 1, null, null);
    private static final Rung SUPERVISOR = new Rung(RungAction.SUPERVISOR, 1, null, null);

    private static Desk desk;
    private static Principal admin;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
        admin = desk.principal(Role.ADMINISTRATOR, 34, null, Desk.BUREAU, Desk.WEST, Desk.EAST);
        Map<String, Timers.Handler> handlers = Map.of(AcknowledgeLadder.TIMER, desk.ladder);
        Desk.await(desk.vertx.deployVerticle(new TimerVerticle(desk.database, handlers)));
        Desk.await(desk.vertx.deployVerticle(new TimerVerticle(desk.database, handlers)));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void noRules() {
        desk.ranked.clear();
        List.of(Desk.BUREAU, Desk.WEST)
                .forEach(agency -> desk.as(admin, transaction -> {
                    Ladder ladder = desk.ladders.get(transaction.handle(), admin, agency);
                    return ladder.own() ? desk.ladders.remove(transaction, admin, agency, ladder.version()) : ladder;
                }));
    }

    @Test
    void theNextUnitIsAskedInThePlaceOfTheSilentOneAndNobodyTwice() throws InterruptedException {
        rules(Desk.BUREAU, NEXT, NEXT, SUPERVISOR);
        Unit first = desk.unit(Desk.WEST, "available");
        Unit busy = desk.unit(Desk.WEST, "busy");
        Unit second = desk.unit(Desk.EAST, "available");
        desk.ranked.addAll(List.of(first, busy, second));
        Task silent = desk.task(desk.incident(), first);

        Fact taken = fact("task.withdrawn", first);
        assertThat(taken.subjectId()).isEqualTo(silent.id());
        assertThat(taken.actor().id()).isNull();
        JsonNode next = Json.tree(fact("task.dispatched", second).data()).get("task");
        assertThat(next.get("previousTaskId").asLong()).isEqualTo(silent.id());
        assertThat(next.get("instructions").asText()).isEqualTo("查车");
        assertThat(next.get("acknowledgeBy")).isNotNull();
        assertThat(desk.unit(first.id()).state().code()).isEqualTo("available");
        assertThat(desk.unit(first.id()).taskId()).isNull();
        assertThat(desk.unit(second.id()).taskId()).isEqualTo(next.get("id").asLong());

        // The first one was asked before, so nobody is left, and the rung after that is taken at once.
        Fact escalated = fact("task.escalated", second);
        assertThat(escalated.subjectId()).isEqualTo(next.get("id").asLong());
        assertThat(milestones(next.get("id").asLong())).containsExactly("dispatched", "escalated");
        assertThat(milestones(silent.id())).containsExactly("dispatched", "withdrawn");
        assertThat(openTasks(silent.incident().id())).isEqualTo(1);
    }

    @Test
    void aSquadsOwnLadderAsksOnlyItsOwn() throws InterruptedException {
        rules(Desk.BUREAU, NEXT, SUPERVISOR);
        rules(Desk.WEST, NEXT, SUPERVISOR);
        Unit first = desk.unit(Desk.WEST, "available");
        desk.ranked.add(desk.unit(Desk.EAST, "available"));
        Task silent = desk.task(desk.incident(), first);
        assertThat(fact("task.escalated", first).subjectId()).isEqualTo(silent.id());
    }

    @Test
    void theSquadsLeadersAreCalledByName() throws InterruptedException {
        rules(Desk.WEST, LEADER, SUPERVISOR);
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = desk.task(desk.incident(), unit);
        JsonNode alarm = Json.tree(fact("alarm.raised", unit).data()).get("alarm");
        assertThat(alarm.get("addressedTo"))
                .extracting(account -> account.get("name").asText())
                .containsExactly("squad.west");
        fact("task.leader_called", unit);
        fact("task.escalated", unit);
        JsonNode toAll = Json.tree(fact("alarm.raised", unit).data()).get("alarm");
        assertThat(toAll.has("addressedTo")).isFalse();
        assertThat(milestones(task.id())).containsExactly("dispatched", "leader_called", "escalated");
    }

    @Test
    void whereASquadHasNoLeaderTheDeskIsAlarmedAtOnce() throws InterruptedException {
        rules(Desk.BUREAU, LEADER, SUPERVISOR);
        Unit unit = desk.unit(Desk.EAST, "available");
        Task task = desk.task(desk.incident(), unit);
        fact("task.escalated", unit);
        assertThat(milestones(task.id())).containsExactly("dispatched", "escalated");
    }

    @Test
    void whatIsNotDeliveredInTimeDoesNotWaitForTheAnswer() throws InterruptedException {
        rules(Desk.WEST, new Rung(RungAction.SUPERVISOR, 3600, 1, 1800));
        Unit unit = desk.unit(Desk.WEST, "available");
        desk.task(desk.incident(), unit);
        fact("task.escalated", unit);
    }

    @Test
    void eachStepHasItsOwnDeadline() {
        rules(Desk.WEST, new Rung(RungAction.SUPERVISOR, 3600, 600, 1800));
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = desk.task(desk.incident(), unit);
        assertThat(due(task)).isEqualTo(600);
        answer(unit, task, TaskState.DELIVERED);
        assertThat(due(task)).isEqualTo(1800);
        Task seen = answer(unit, task, TaskState.SEEN);
        assertThat(due(task)).isEqualTo(3600);
        assertThat(seen.acknowledgeBy()).isEqualTo(task.acknowledgeBy());
        assertThat(answer(unit, task, TaskState.ACCEPTED).acknowledgeBy()).isNull();
        assertThat(due(task)).isNull();
    }

    @Test
    void whoDeclinesIsReplacedWhereTheLadderHasSuchARung() throws InterruptedException {
        rules(Desk.BUREAU, new Rung(RungAction.REMIND, 600, null, null), NEXT, SUPERVISOR);
        Unit first = desk.unit(Desk.WEST, "available");
        Unit second = desk.unit(Desk.WEST, "available");
        desk.ranked.add(second);
        Task declined = desk.task(desk.incident(), first);
        answer(first, declined, TaskState.DECLINED);
        JsonNode next = Json.tree(fact("task.dispatched", second).data()).get("task");
        assertThat(next.get("previousTaskId").asLong()).isEqualTo(declined.id());
        assertThat(milestones(declined.id())).containsExactly("dispatched", "declined");
    }

    @Test
    void aRunningTaskGoesByTheNewRulesFromItsNextRungOn() throws InterruptedException {
        rules(Desk.WEST, new Rung(RungAction.REMIND, 1, null, null), new Rung(RungAction.SUPERVISOR, 3600, null, null));
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = desk.task(desk.incident(), unit);
        rules(Desk.WEST, LEADER, SUPERVISOR);
        fact("task.leader_called", unit);
        fact("task.escalated", unit);
        assertThat(milestones(task.id())).containsExactly("dispatched", "leader_called", "escalated");
    }

    private static void rules(long agency, Rung... rungs) {
        LadderRules rules = new LadderRules(IntStream.rangeClosed(1, 4)
                .mapToObj(priority -> new LadderRules.OfPriority(priority, List.of(rungs)))
                .toList());
        desk.as(
                admin,
                transaction -> desk.ladders.put(
                        transaction,
                        admin,
                        agency,
                        desk.ladders.get(transaction.handle(), admin, agency).version(),
                        rules));
    }

    private static Task answer(Unit unit, Task task, TaskState state) {
        Principal crew = desk.crewOf(unit);
        String reason = state.needsReason() ? "车辆故障" : null;
        return desk.as(
                crew,
                transaction -> desk.tasks.answer(transaction, crew, task.id(), new Answer(state, null, null, reason)));
    }

    private static Fact fact(String kind, Unit unit) throws InterruptedException {
        return desk.nextFact(
                fact -> fact.kind().equals(kind) && Long.valueOf(unit.id()).equals(fact.unitId()));
    }

    private static List<String> milestones(long task) {
        return desk.read(handle -> desk.tasks.get(handle, desk.dispatcher, task)).milestones().stream()
                .map(Milestone::milestone)
                .toList();
    }

    /** Seconds from the dispatch to the timer; null where there is none. */
    private static Integer due(Task task) {
        return desk.read(handle -> handle.createQuery("""
                        select extract(epoch from due_at - rung_at)::integer from timer
                        join task on task.id = subject_id where subject_id = :task""")
                .bind("task", task.id())
                .mapTo(Integer.class)
                .findOne()
                .orElse(null));
    }

    private static int openTasks(long incident) {
        return desk.read(handle -> handle.createQuery("select open_tasks from incident where id = :id")
                .bind("id", incident)
                .mapTo(Integer.class)
                .one());
    }
}
