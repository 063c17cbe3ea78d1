package org.roadmarshal.patrol;

import java.time.Duration;
import java.util.Map;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.task.Patrol;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/** Looks at every open patrol each minute; where enough was driven, its end is proposed to crew and desk, once. */
public final class PatrolWatch implements Timers.Handler {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final TaskService tasks;
    private final PatrolService patrols;

    public PatrolWatch(TaskService tasks, PatrolService patrols) {
        this.tasks = tasks;
        this.patrols = patrols;
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        Task task = tasks.get(transaction.handle(), transaction.org(), timer.subjectId());
        if (task.state().ended()) {
            return;
        }
        int percent = task.state().unanswered() ? 0 : patrols.percent(transaction.handle(), transaction.org(), task);
        if (percent >= task.patrol().percent()) {
            tasks.patrolled(transaction, task.id(), percent);
        } else {
            Timers.set(transaction, Patrol.TIMER, task.id(), transaction.now().plus(EVERY), Map.of());
        }
    }
}
