package org.roadmarshal.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.task.internal.JdbcMilestone;
import org.roadmarshal.task.internal.JdbcTask;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitService;

/**
 * What happens when a unit keeps silent, by the rules of {@link LadderService}. The deadline is a timer of the database, so it is
 * kept though the node that set it dies. What is set stands; each further step goes by the rules as they are then.
 */
public final class AcknowledgeLadder implements Timers.Handler {
    /** The kind of its timers; their subject is the task. */
    public static final String TIMER = "task.acknowledge";

    private final IncidentService incidents;
    private final UnitService units;
    private final AlarmService alarms;
    private final LadderService ladders;
    private final Ranking ranking;
    private final TaskSteps steps;

    public AcknowledgeLadder(
            IncidentService incidents, UnitService units, AlarmService alarms, LadderService ladders, Ranking ranking) {
        this.incidents = incidents;
        this.units = units;
        this.alarms = alarms;
        this.ladders = ladders;
        this.ranking = ranking;
        this.steps = new TaskSteps(incidents, units);
    }

    @Override
    public void prepare(Transaction transaction, List<Timer> timers) {
        List<Long> tasks = timers.stream().map(Timer::subjectId).toList();
        List<JdbcTask.Whose> whose = JdbcTask.whose(transaction.handle(), transaction.org(), tasks);
        incidents.lockAll(
                transaction, whose.stream().map(JdbcTask.Whose::incidentId).toList());
        units.lockAll(transaction, whose.stream().map(JdbcTask.Whose::unitId).toList());
        JdbcTask.lockAll(transaction.handle(), transaction.org(), tasks);
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        Task task = JdbcTask.get(transaction.handle(), transaction.org(), timer.subjectId());
        // The crew may have answered, or come a step further, in the moment in which the timer fell due.
        if (task.state().unanswered() && !Timers.replaced(transaction, timer)) {
            Incident incident = incidents.lock(transaction, task.incident().id());
            climb(transaction, incident, task, task.rung());
        }
    }

    /** Takes the first rung from this one on that can be taken. */
    private void climb(Transaction transaction, Incident incident, Task task, int from) {
        Ladder ladder = ladders.at(transaction.handle(), transaction.org(), incident.agency());
        List<Rung> rungs = ladder.asRules().rungs(task.priority());
        for (int at = from; at < rungs.size(); at++) {
            boolean taken =
                    switch (rungs.get(at).action()) {
                        case REMIND -> remind(transaction, ladder, task, at + 1);
                        case NEXT_UNIT -> askNext(transaction, ladder, incident, task, at + 1);
                        case SQUAD_LEADER -> callLeaders(transaction, ladder, task, at + 1);
                        case SUPERVISOR -> alarmDesk(transaction, ladder, task, at + 1);
                    };
            if (taken) {
                return;
            }
        }
    }

    private boolean remind(Transaction transaction, Ladder ladder, Task task, int rung) {
        JdbcTask.offerAgain(transaction.handle(), transaction.org(), task.id());
        JdbcMilestone.add(transaction, task.id(), Milestone.RE_OFFERED, null);
        arm(transaction, ladder, task.id(), task.priority(), task.state(), rung);
        transaction.append(new TaskEvent.ReOffered(now(transaction, task)).entry());
        return true;
    }

    /** @return false where nobody is left who was not asked before for this incident */
    private boolean askNext(Transaction transaction, Ladder ladder, Incident incident, Task task, int rung) {
        Set<Long> asked = JdbcTask.asked(transaction.handle(), transaction.org(), incident.id());
        Set<Long> agencies = ladders.reach(transaction.handle(), transaction.org(), ladder);
        Optional<Unit> next = ranking.suitable(transaction.handle(), transaction.org(), incident, agencies).stream()
                .filter(unitId -> !asked.contains(unitId))
                // Whoever is being sent elsewhere in this very moment is not waited for: that could be a ring.
                .map(unitId -> units.tryLock(transaction, unitId))
                .flatMap(Optional::stream)
                .filter(unit -> unit.taskId() == null && unit.state().free())
                .findFirst();
        next.ifPresent(unit -> {
            if (!task.state().ended()) {
                steps.end(transaction, task, TaskState.WITHDRAWN, null);
            }
            Sending sending = Sending.instead(
                    task, unit, TaskState.DISPATCHED, rung, task.createdBy().id(), null);
            steps.begin(transaction, sending, ladder.asRules().rung(task.priority(), rung));
        });
        return next.isPresent();
    }

    /** @return false where the squad has no leader who could hear it */
    private boolean callLeaders(Transaction transaction, Ladder ladder, Task task, int rung) {
        if (alarms.callLeaders(transaction, alarm(task, silence(task))).isEmpty()) {
            return false;
        }
        JdbcTask.touch(transaction.handle(), transaction.org(), task.id());
        JdbcMilestone.add(transaction, task.id(), Milestone.LEADER_CALLED, null);
        arm(transaction, ladder, task.id(), task.priority(), task.state(), rung);
        transaction.append(new TaskEvent.LeaderCalled(now(transaction, task)).entry());
        return true;
    }

    private boolean alarmDesk(Transaction transaction, Ladder ladder, Task task, int rung) {
        JdbcTask.touch(transaction.handle(), transaction.org(), task.id());
        JdbcMilestone.add(transaction, task.id(), Milestone.ESCALATED, null);
        arm(transaction, ladder, task.id(), task.priority(), task.state(), rung);
        Task escalated = now(transaction, task);
        transaction.append(new TaskEvent.Escalated(escalated).entry());
        alarms.raise(transaction, alarm(escalated, silence(task)));
        return true;
    }

    /** What a task that is sent to this incident has to meet. */
    Rung first(Transaction transaction, Incident incident) {
        return ladders.at(transaction.handle(), transaction.org(), incident.agency())
                .asRules()
                .rung(incident.priority(), 0);
    }

    /** It was delivered or seen: the deadline for the next of these counts now. */
    void advanced(Transaction transaction, Incident incident, Task task, TaskState before) {
        Rung rung = ladders.at(transaction.handle(), transaction.org(), incident.agency())
                .asRules()
                .rung(task.priority(), task.rung());
        if (rung != null && !rung.patience(before).equals(rung.patience(task.state()))) {
            stop(transaction, task.id());
            set(transaction, task.id(), task.rungAt().plus(rung.patience(task.state())));
        }
    }

    void stop(Transaction transaction, long taskId) {
        Timers.cancel(transaction, TIMER, taskId);
    }

    /** It will not go: the next unit is asked where the ladder still says so, else the desk is told. */
    void declined(Transaction transaction, Incident incident, Task task, String reason) {
        Ladder ladder = ladders.at(transaction.handle(), transaction.org(), incident.agency());
        List<Rung> rungs = ladder.asRules().rungs(task.priority());
        for (int at = task.rung(); at < rungs.size(); at++) {
            if (rungs.get(at).action() == RungAction.NEXT_UNIT
                    && askNext(transaction, ladder, incident, task, at + 1)) {
                return;
            }
        }
        alarms.raise(transaction, alarm(task, task.unit().name() + " declined: " + reason));
    }

    private void arm(Transaction transaction, Ladder ladder, long taskId, int priority, TaskState state, int rung) {
        Rung next = ladder.asRules().rung(priority, rung);
        Instant now = JdbcTask.wait(
                transaction.handle(), transaction.org(), taskId, rung, next == null ? null : next.seconds());
        if (next != null) {
            set(transaction, taskId, now.plus(next.patience(state)));
        }
    }

    static void set(Transaction transaction, long taskId, Instant due) {
        Timers.set(transaction, TIMER, taskId, due, Map.of());
    }

    private static String silence(Task task) {
        return task.unit().name() + " has not acknowledged after " + task.offers() + " offers";
    }

    private static NewAlarm alarm(Task task, String message) {
        return new NewAlarm(
                AlarmKind.TASK_UNACKNOWLEDGED,
                task.priority(),
                task.agency().id(),
                "task",
                task.id(),
                task.unit().id(),
                task.incident().location(),
                message,
                null);
    }

    private static Task now(Transaction transaction, Task task) {
        return JdbcTask.get(transaction.handle(), transaction.org(), task.id());
    }
}
