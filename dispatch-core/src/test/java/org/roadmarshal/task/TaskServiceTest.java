package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmState;
import org.roadmarshal.identity.Role;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.unit.Unit;

@ExtendWith(PostgisExtension.class)
final class TaskServiceTest {
    private static Desk desk;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}, override {1}: {2}")
    @CsvSource({
        "available, false, sent",
        "returning, false, sent",
        "off_duty, false, refused",
        "busy, false, refused",
        "off_duty, true, sent",
        "busy, true, sent"
    })
    void sendsAUnitThatIsFreeAndOthersOnlyWithAReason(String state, boolean override, String result) {
        Unit unit = desk.unit(Desk.WEST, state);
        NewTask wanted = new NewTask(desk.incident().id(), unit.id(), null, override ? "最近的队" : null);
        if (result.equals("refused")) {
            assertRefused(ErrorCode.CONFLICT, () -> dispatch(desk.dispatcher, wanted))
                    .contains(unit.callsign() + " is " + state)
                    .contains("overrideReason");
            assertThat(desk.unit(unit.id())).isEqualTo(unit);
        } else {
            Task task = dispatch(desk.dispatcher, wanted);
            assertThat(task.state()).isEqualTo(TaskState.DISPATCHED);
            assertThat(task.priority()).isEqualTo(2);
            assertThat(task.overrideReason()).isEqualTo(wanted.overrideReason());
            assertThat(task.acknowledgeBy()).isAfter(task.createdAt());
            assertThat(desk.unit(unit.id()).taskId()).isEqualTo(task.id());
        }
    }

    @Test
    void sendsNoUnitTwice() {
        Unit unit = desk.unit(Desk.WEST, "available");
        Task first = desk.task(desk.incident(), unit);
        assertRefused(
                        ErrorCode.CONFLICT,
                        () -> dispatch(
                                desk.dispatcher, new NewTask(desk.incident().id(), unit.id(), null, "非它不可")))
                .contains("on task " + first.id());
    }

    @Test
    void sendsNobodyToWhatIsOver() {
        Incident incident = desk.incident();
        Unit unit = desk.unit(Desk.WEST, "available");
        desk.as(desk.dispatcher, transaction -> transaction
                .handle()
                .execute("update incident set state = 'closed' where id = ?", incident.id()));
        assertRefused(ErrorCode.CONFLICT, () -> desk.task(incident, unit)).contains("is closed");
    }

    @ParameterizedTest(name = "a {0} of agency {1} sends a unit of the west: {2}")
    @CsvSource({
        "DISPATCHER, 2, ",
        "SQUAD_LEADER, 2, ",
        "DISPATCHER, 3, NOT_FOUND",
        "OFFICER, 2, FORBIDDEN",
        "LEADER, 2, FORBIDDEN"
    })
    void onlyTheUnitsOwnDispatchersSendIt(Role role, long agency, ErrorCode refusal) {
        Unit unit = desk.unit(Desk.WEST, "available");
        Principal principal = desk.principal(role, 31, null, agency);
        NewTask wanted = new NewTask(desk.incident().id(), unit.id(), null, null);
        if (refusal == null) {
            assertThat(dispatch(principal, wanted).unit().id()).isEqualTo(unit.id());
        } else {
            assertRefused(refusal, () -> dispatch(principal, wanted));
        }
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "delivered, crew, ",
        "accepted, crew, ",
        "declined, crew, ",
        "cancelled, crew, FORBIDDEN",
        "accepted, colleague, FORBIDDEN",
        "accepted, dispatcher, FORBIDDEN",
        "cancelled, dispatcher, ",
        "accepted, stranger, NOT_FOUND",
        "cancelled, stranger, NOT_FOUND"
    })
    void theCrewAnswersAndTheDispatcherCancels(String milestone, String who, ErrorCode refusal) {
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = desk.task(desk.incident(), unit);
        Principal principal =
                switch (who) {
                    case "crew" -> desk.crewOf(unit);
                    case "colleague" -> desk.principal(Role.SQUAD_LEADER, 36, null, Desk.WEST);
                    case "dispatcher" -> desk.dispatcher;
                    default -> desk.principal(Role.DISPATCHER, 31, null, Desk.EAST);
                };
        // A leader of a squad may cancel; that is not what a colleague tries here.
        if (refusal == null) {
            assertThat(answer(principal, task, milestone).state().code()).isEqualTo(milestone);
        } else {
            assertRefused(refusal, () -> answer(principal, task, milestone));
        }
    }

    @ParameterizedTest(name = "after {0} the unit is {1}")
    @CsvSource({
        "delivered, assigned, true",
        "seen, assigned, true",
        "accepted, assigned, true",
        "en_route, en_route, true",
        "on_scene, on_scene, true",
        "cleared, returning, false",
        "declined, available, false"
    })
    void theUnitFollowsItsTask(String milestone, String state, boolean onTask) {
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = answer(desk.crewOf(unit), desk.task(desk.incident(), unit), milestone);
        Unit after = desk.unit(unit.id());
        assertThat(after.state().code()).isEqualTo(state);
        assertThat(after.taskId()).isEqualTo(onTask ? task.id() : null);
        assertThat(task.acknowledgeBy() != null).isEqualTo(task.state().unanswered());
    }

    @Test
    void everyMilestoneKeepsBothClocksAndIsRecordedOnce() throws InterruptedException {
        Unit unit = desk.unit(Desk.WEST, "available");
        Principal crew = desk.crewOf(unit);
        Task task = desk.task(desk.incident(), unit);
        Instant device = Instant.parse("2026-11-23T02:03:04.567Z");
        Answer onScene = new Answer(TaskState.ON_SCENE, device, Desk.IN_THE_WEST, null);
        Task reached = desk.as(crew, transaction -> desk.tasks.answer(transaction, crew, task.id(), onScene));
        Task again = desk.as(crew, transaction -> desk.tasks.answer(transaction, crew, task.id(), onScene));
        assertThat(again).isEqualTo(reached);
        assertThat(reached.milestones()).extracting(Milestone::milestone).containsExactly("dispatched", "on_scene");
        Milestone last = reached.milestones().get(1);
        assertThat(last.deviceTime()).isEqualTo(device);
        assertThat(last.at()).isAfter(device);
        assertThat(last.location()).isEqualTo(Desk.IN_THE_WEST);
        assertThat(last.actor()).isEqualTo(new Actor(37L, "officer.west"));

        answer(crew, task, "cleared");
        assertThat(desk.nextFact(fact -> fact.kind().equals("task.on_scene") && fact.subjectId() == task.id())
                        .deviceAt())
                .isEqualTo(device);
        List<String> kinds = List.of(
                desk.nextFact(fact -> fact.unitId() != null && fact.unitId() == unit.id())
                        .kind(),
                desk.nextFact(fact -> fact.unitId() != null && fact.unitId() == unit.id())
                        .kind(),
                desk.nextFact(fact -> fact.unitId() != null && fact.unitId() == unit.id())
                        .kind());
        assertThat(kinds).containsExactly("unit.changed", "task.cleared", "unit.changed");
    }

    @Test
    void aDeclinedTaskAlarmsTheDispatcher() {
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = answer(desk.crewOf(unit), desk.task(desk.incident(), unit), "declined");
        assertThat(desk.read(handle -> desk.alarms.page(
                                handle, desk.dispatcher, AlarmState.RAISED, new PageRequest(1000, null)))
                        .items())
                .filteredOn(alarm -> alarm.subjectId() == task.id())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.kind()).isEqualTo(AlarmKind.TASK_UNACKNOWLEDGED);
                    assertThat(alarm.message()).contains(unit.callsign(), "declined", "因故");
                    assertThat(alarm.unit().id()).isEqualTo(unit.id());
                    assertThat(alarm.location()).isEqualTo(Desk.IN_THE_WEST);
                });
    }

    @Test
    void listsWhatSomebodyMaySeeNewestFirst() {
        Unit west = desk.unit(Desk.WEST, "available");
        Unit east = desk.unit(Desk.EAST, "available");
        Incident incident = desk.incident();
        Task first = desk.task(incident, west);
        Task second = desk.task(incident, east);
        answer(desk.crewOf(west), first, "cleared");
        assertThat(ids(desk.dispatcher, new TaskFilter(null, null, incident.id())))
                .containsExactly(second.id(), first.id());
        assertThat(ids(desk.dispatcher, new TaskFilter(true, null, incident.id())))
                .containsExactly(second.id());
        assertThat(ids(desk.dispatcher, new TaskFilter(false, null, incident.id())))
                .containsExactly(first.id());
        assertThat(ids(desk.crewOf(west), new TaskFilter(null, null, incident.id())))
                .containsExactly(first.id());
    }

    private static List<Long> ids(Principal principal, TaskFilter filter) {
        return desk
                .read(handle -> desk.tasks.page(handle, principal, filter, new PageRequest(100, null)))
                .items()
                .stream()
                .map(Task::id)
                .toList();
    }

    private static Task dispatch(Principal principal, NewTask wanted) {
        return desk.as(principal, transaction -> desk.tasks.dispatch(transaction, principal, wanted));
    }

    private static Task answer(Principal principal, Task task, String milestone) {
        Answer answer = new Answer(Coded.of(TaskState.class, milestone), null, null, "因故");
        return desk.as(principal, transaction -> desk.tasks.answer(transaction, principal, task.id(), answer));
    }
}
