package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentChange;
import org.roadmarshal.incident.IncidentState;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.internal.TaskRoutes;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.unit.Unit;

/** Several people at once, through as many connections. */
@ExtendWith(PostgisExtension.class)
final class TaskRaceTest {
    private static Desk desk;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @RepeatedTest(5)
    void ofTwoDispatchersOneGetsTheUnit() {
        Unit unit = desk.unit(Desk.WEST, "available");
        List<Future<Task>> sent = Stream.of(desk.incident(), desk.incident())
                .map(incident -> dispatch(incident, unit))
                .toList();
        settle(sent);
        assertThat(sent).filteredOn(Future::succeeded).hasSize(1);
        assertThat(sent).filteredOn(Future::failed).singleElement().satisfies(failed -> assertThat(code(failed))
                .isEqualTo(ErrorCode.CONFLICT));
        assertThat(count("select count(*) from task where unit_id = " + unit.id()))
                .isEqualTo(1);
    }

    @Test
    void oneKeyMakesOneTaskHoweverOftenItIsSent() {
        Operations operations = new Operations(desk.database, desk.journal);
        new TaskRoutes(desk.tasks).register(operations);
        Unit unit = desk.unit(Desk.WEST, "available");
        String body =
                "{\"incidentId\":%d,\"unitId\":%d}".formatted(desk.incident().id(), unit.id());
        Call call = new Call(
                "createTask",
                desk.dispatcher,
                Map.of(),
                Map.of(),
                Map.of("idempotency-key", "one-and-only"),
                body,
                null,
                "192.0.2.1");
        List<Future<Reply>> replies = IntStream.range(0, 20)
                .mapToObj(n -> operations.byId().get("createTask").handler().answer(call))
                .toList();
        settle(replies);
        assertThat(replies).allMatch(Future::succeeded);
        assertThat(replies).extracting(reply -> reply.result().status()).containsOnly(201);
        assertThat(replies)
                .extracting(reply -> reply.result().body())
                .containsOnly(replies.get(0).result().body());
        assertThat(count("select count(*) from task where unit_id = " + unit.id()))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void anIncidentIsNotClosedUnderAUnitThatIsBeingSent() {
        Incident incident = desk.incident();
        Future<Task> sent = dispatch(incident, desk.unit(Desk.WEST, "available"));
        IncidentChange close =
                new IncidentChange(IncidentState.CLOSED, "已处理", null, null, null, null, null, null, null, null);
        Future<Incident> closed = commit(
                desk.dispatcher,
                transaction ->
                        desk.incidents.change(transaction, desk.dispatcher, incident.id(), incident.version(), close));
        settle(List.of(sent, closed));
        assertThat(sent.succeeded()).isNotEqualTo(closed.succeeded());
        assertThat(code(sent.failed() ? sent : closed)).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void crewsOfOneIncidentNeverWaitForEachOtherInARing() {
        Incident incident = desk.incident();
        List<Unit> units = IntStream.range(0, 8)
                .mapToObj(n -> desk.unit(Desk.WEST, "available"))
                .toList();
        for (int round = 0; round < 3; round++) {
            List<Future<Task>> sent =
                    units.stream().map(unit -> dispatch(incident, unit)).toList();
            settle(sent);
            assertThat(sent).allMatch(Future::succeeded);
            // Each clears twice at once, as a phone that repeats itself, while a dispatcher tries to send it elsewhere.
            List<Future<Task>> cleared = sent.stream()
                    .flatMap(task -> Stream.of(clear(task.result()), clear(task.result())))
                    .toList();
            List<Future<Task>> elsewhere = units.stream()
                    .map(unit -> dispatch(desk.incident(), unit).compose(TaskRaceTest::clear))
                    .toList();
            settle(cleared);
            settle(elsewhere);
            assertThat(cleared).allMatch(Future::succeeded);
            assertThat(elsewhere).filteredOn(Future::failed).allMatch(failed -> code(failed) == ErrorCode.CONFLICT);
        }
        assertThat(count("select open_tasks from incident where id = " + incident.id()))
                .isZero();
        assertThat(count("select count(*) from unit where task_id is not null and callsign = any('{"
                        + String.join(",", units.stream().map(Unit::callsign).toList()) + "}')"))
                .isZero();
    }

    private static Future<Task> dispatch(Incident incident, Unit unit) {
        return commit(
                desk.dispatcher,
                transaction -> desk.tasks.dispatch(
                        transaction, desk.dispatcher, new NewTask(incident.id(), unit.id(), null, null)));
    }

    private static Future<Task> clear(Task task) {
        Principal crew = desk.crewOf(task);
        return commit(
                crew,
                transaction -> desk.tasks.answer(
                        transaction, crew, task.id(), new Answer(TaskState.CLEARED, null, null, null)));
    }

    private static <T> Future<T> commit(Principal principal, Journal.Work<T> work) {
        return desk.journal.commit(principal.org(), principal.actor(), work);
    }

    private static void settle(List<? extends Future<?>> futures) {
        Desk.await(Future.join(futures).otherwiseEmpty());
    }

    private static ErrorCode code(Future<?> failed) {
        assertThat(failed.cause()).isInstanceOf(DispatchException.class);
        return ((DispatchException) failed.cause()).code();
    }

    private static long count(String sql) {
        return desk.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
