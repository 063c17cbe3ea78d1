package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.identity.Role;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.internal.JdbcSummary;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.unit.Unit;

@ExtendWith(PostgisExtension.class)
final class IncidentViewTest {
    private static Desk desk;
    private static IncidentTimeline timeline;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
        timeline = new IncidentTimeline(
                desk.incidents, desk.alarms, (handle, org, tasks) -> List.of(), (handle, org, incidents) -> List.of());
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void theTimelineTellsTheWholeStoryInOrderToWhoMayHearIt() throws InterruptedException {
        Incident incident = desk.incident();
        Unit west = desk.unit(Desk.WEST, "available");
        Unit east = desk.unit(Desk.EAST, "available");
        Task declined = desk.task(incident, west);
        Task done = desk.task(incident, east);
        desk.task(desk.incident(), desk.unit(Desk.WEST, "available"));
        answer(west, declined, TaskState.DECLINED);
        answer(east, done, TaskState.CLEARED);
        desk.nextFact(fact -> fact.kind().equals("unit.changed")
                && fact.subjectId() == east.id()
                && fact.data().contains("returning"));

        assertThat(kinds(desk.dispatcher, incident))
                .containsExactly(
                        "incident.created",
                        "task.dispatched",
                        "task.dispatched",
                        "task.declined",
                        "alarm.raised",
                        "task.leads",
                        "task.cleared");
        assertThat(kinds(desk.crewOf(west), incident))
                .containsExactly("incident.created", "task.dispatched", "task.declined", "alarm.raised");
        assertRefused(ErrorCode.NOT_FOUND, () -> kinds(desk.crewOf(east), incident));
    }

    @Test
    void todaysFiguresAreOfTheOrgsOwnDayAndOfOnesOwnAgencies() {
        Principal leader = desk.principal(Role.LEADER, 32, null, Desk.EAST);
        desk.as(
                desk.dispatcher,
                transaction -> transaction.handle().createScript(FIGURES).execute());
        IncidentSummary today = desk.read(handle -> JdbcSummary.today(handle, leader));
        assertThat(today).isEqualTo(new IncidentSummary(2, 2, 1, 10, 50, 90, 9));
        Principal elsewhere = desk.principal(Role.LEADER, 32, null, Desk.BUREAU);
        IncidentSummary nothing = desk.read(handle -> JdbcSummary.today(handle, elsewhere));
        assertThat(nothing).isEqualTo(new IncidentSummary(0, 0, 0, 0, null, null, null));
    }

    /**
     * In the east, where no other test works: one incident that was open before today began in Shanghai, and one closed then;
     * one closed today, one opened today; ten arrivals after 10, 20 .. 100 s, acknowledged after 1 .. 10 s.
     */
    private static final String FIGURES = """
            create temporary table day on commit drop as
              select date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' as start;
            insert into incident (org, category, priority, state, summary, source, agency_id, geom, created_by, created_at, closed_at)
              select 1, 'overload', 2, made.state, 'x', 'phone', 3, st_setsrid(st_point(120.5, 41.57), 4326), 31,
                start + made.after, start + made.ended
              from day, (values ('open', interval '-1 second', null), ('closed', interval '-2 hours', interval '-1 second'),
                ('closed', interval '0 seconds', interval '0 seconds'), ('open', interval '0 seconds', null)) as made (state, after, ended);
            insert into task (org, incident_id, unit_id, agency_id, state, priority, created_by, created_at)
              select 1, (select max(id) from incident), 24, 3, 'cleared', 2, 31, start from day, generate_series(1, 10);
            insert into task (org, incident_id, unit_id, agency_id, state, priority, created_by, created_at)
              select 1, (select max(id) from incident), 24, 3, 'cleared', 2, 31, start - interval '1 second' from day;
            insert into task_milestone (org, task_id, n, milestone, at)
              select 1, id, 1, 'on_scene', created_at + 10 * rank * interval '1 second' from
                (select id, created_at, row_number() over (order by created_at desc, id) as rank from task where unit_id = 24) t;
            insert into task_milestone (org, task_id, n, milestone, at)
              select 1, id, 2, 'accepted', created_at + rank * interval '1 second' from
                (select id, created_at, row_number() over (order by created_at desc, id) as rank from task where unit_id = 24) t
            """;

    private static List<String> kinds(Principal principal, Incident incident) {
        return desk.read(handle -> timeline.list(handle, principal, incident.id())).stream()
                .map(Fact::kind)
                .toList();
    }

    private static void answer(Unit unit, Task task, TaskState state) {
        Principal crew = desk.crewOf(unit);
        desk.as(
                crew,
                transaction -> desk.tasks.answer(transaction, crew, task.id(), new Answer(state, null, null, "因故")));
    }
}
