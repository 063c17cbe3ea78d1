package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.timer.TimerVerticle;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.Unit;

@ExtendWith(PostgisExtension.class)
final class AcknowledgeLadderTest {
    private static Desk desk;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, new LadderConfig(Collections.nCopies(4, Duration.ofSeconds(1)), 2));
        // Two nodes look for what is due.
        Map<String, Timers.Handler> handlers = Map.of(AcknowledgeLadder.TIMER, desk.ladder);
        Desk.await(desk.vertx.deployVerticle(new TimerVerticle(desk.database, handlers)));
        Desk.await(desk.vertx.deployVerticle(new TimerVerticle(desk.database, handlers)));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void silenceIsOfferedAgainAndThenAlarmsOnce() throws InterruptedException {
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = desk.task(desk.incident(), unit);

        Fact reOffered = desk.nextFact(fact -> fact.kind().equals("task.re_offered") && of(unit, fact));
        JsonNode form = Json.tree(reOffered.data()).get("task");
        assertThat(reOffered.subjectId()).isEqualTo(task.id());
        assertThat(reOffered.actor().id()).isNull();
        assertThat(form.get("offers").asInt()).isEqualTo(2);
        assertThat(form.get("acknowledgeBy").asText())
                .isGreaterThan(task.acknowledgeBy().toString());

        Fact escalated = desk.nextFact(fact -> fact.kind().equals("task.escalated") && of(unit, fact));
        assertThat(Json.tree(escalated.data()).get("task").get("acknowledgeBy")).isNull();
        JsonNode alarm = Json.tree(desk.nextFact(fact -> fact.kind().equals("alarm.raised") && of(unit, fact))
                        .data())
                .get("alarm");
        assertThat(alarm.get("subjectId").asLong()).isEqualTo(task.id());
        assertThat(alarm.get("kind").asText()).isEqualTo("task_unacknowledged");
        assertThat(alarm.get("message").asText()).contains(unit.callsign());

        assertThat(milestones(task)).containsExactly("dispatched", "re_offered", "escalated");
        assertThat(timers(task)).isZero();
    }

    @Test
    void anAnswerStopsIt() throws InterruptedException {
        Unit unit = desk.unit(Desk.WEST, "available");
        Task accepted = desk.task(desk.incident(), unit);
        Principal crew = desk.crewOf(unit);
        desk.as(
                crew,
                transaction -> desk.tasks.answer(
                        transaction, crew, accepted.id(), new Answer(TaskState.ACCEPTED, null, null, null)));
        // Another one, that nobody answers, comes due later: by then the first one's time is over, too.
        Task silent = desk.task(desk.incident(), desk.unit(Desk.WEST, "available"));
        desk.nextFact(fact -> fact.kind().equals("task.escalated") && fact.subjectId() == silent.id());
        assertThat(milestones(accepted)).containsExactly("dispatched", "accepted");
    }

    @Test
    void anAnswerAfterTheAlarmIsStillGood() throws InterruptedException {
        Unit unit = desk.unit(Desk.WEST, "available");
        Task task = desk.task(desk.incident(), unit);
        desk.nextFact(fact -> fact.kind().equals("alarm.raised") && of(unit, fact));
        Principal crew = desk.crewOf(unit);
        Task accepted = desk.as(
                crew,
                transaction -> desk.tasks.answer(
                        transaction, crew, task.id(), new Answer(TaskState.ACCEPTED, null, null, null)));
        assertThat(accepted.state()).isEqualTo(TaskState.ACCEPTED);
    }

    private static List<String> milestones(Task task) {
        return desk.read(handle -> desk.tasks.get(handle, desk.dispatcher, task.id())).milestones().stream()
                .map(Milestone::milestone)
                .toList();
    }

    private static boolean of(Unit unit, Fact fact) {
        return Long.valueOf(unit.id()).equals(fact.unitId());
    }

    private static int timers(Task task) {
        return desk.read(handle -> handle.createQuery("select count(*) from timer where subject_id = :task")
                .bind("task", task.id())
                .mapTo(Integer.class)
                .one());
    }
}
