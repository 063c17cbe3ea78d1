package org.roadmarshal.task;

import java.util.Map;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.task.internal.JdbcMilestone;
import org.roadmarshal.task.internal.JdbcTask;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.unit.UnitService;

/**
 * What happens when a unit keeps silent: the task is offered again, and after the last offer its dispatchers are alarmed. The
 * deadline is a timer of the database, so it is kept though the node that set it dies.
 */
public final class AcknowledgeLadder implements Timers.Handler {
    /** The kind of its timers; their subject is the task. */
    public static final String TIMER = "task.acknowledge";

    private final IncidentService incidents;
    private final UnitService units;
    private final AlarmService alarms;
    private final LadderConfig config;

    public AcknowledgeLadder(IncidentService incidents, UnitService units, AlarmService alarms, LadderConfig config) {
        this.incidents = incidents;
        this.units = units;
        this.alarms = alarms;
        this.config = config;
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        Task found = JdbcTask.get(transaction.handle(), transaction.org(), timer.subjectId());
        incidents.lock(transaction, found.incident().id());
        units.lock(transaction, found.unit().id());
        Task task = JdbcTask.lock(transaction.handle(), transaction.org(), timer.subjectId());
        stop(transaction, task.id());
        // The crew may have answered in the moment in which the timer fell due.
        if (task.state().unanswered()) {
            climb(transaction, task);
        }
    }

    private void climb(Transaction transaction, Task task) {
        if (task.offers() < config.offers()) {
            JdbcTask.offerAgain(transaction.handle(), transaction.org(), task.id());
            JdbcMilestone.add(transaction, task.id(), Milestone.RE_OFFERED, null);
            start(transaction, task.id(), task.priority());
            transaction.append(new TaskEvent.ReOffered(now(transaction, task)).entry());
        } else {
            JdbcTask.touch(transaction.handle(), transaction.org(), task.id());
            JdbcMilestone.add(transaction, task.id(), Milestone.ESCALATED, null);
            Task escalated = now(transaction, task);
            transaction.append(new TaskEvent.Escalated(escalated).entry());
            alarm(
                    transaction,
                    escalated,
                    task.unit().name() + " has not acknowledged after " + task.offers() + " offers");
        }
    }

    /** Within a transaction that holds the task. */
    void start(Transaction transaction, long taskId, int priority) {
        Timers.set(transaction, TIMER, taskId, transaction.now().plus(config.deadline(priority)), Map.of());
    }

    void stop(Transaction transaction, long taskId) {
        Timers.cancel(transaction, TIMER, taskId);
    }

    /** Tells the dispatchers that this unit will not come unless somebody does something. */
    void alarm(Transaction transaction, Task task, String message) {
        alarms.raise(
                transaction,
                new NewAlarm(
                        AlarmKind.TASK_UNACKNOWLEDGED,
                        task.priority(),
                        task.agency().id(),
                        "task",
                        task.id(),
                        task.unit().id(),
                        task.incident().location(),
                        message,
                        null));
    }

    private static Task now(Transaction transaction, Task task) {
        return JdbcTask.get(transaction.handle(), transaction.org(), task.id());
    }
}
