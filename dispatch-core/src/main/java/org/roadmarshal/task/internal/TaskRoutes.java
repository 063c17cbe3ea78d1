package org.roadmarshal.task.internal;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.task.Answer;
import org.roadmarshal.task.HandOver;
import org.roadmarshal.task.NewTask;
import org.roadmarshal.task.NewTasks;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskChange;
import org.roadmarshal.task.TaskFilter;
import org.roadmarshal.task.TaskService;

/** The operations of {@code task.yaml}. */
public final class TaskRoutes {
    private final TaskService tasks;

    public TaskRoutes(TaskService tasks) {
        this.tasks = tasks;
    }

    public void register(Operations operations) {
        operations.query("listTasks", Permission.TASK_READ, this::list);
        operations.create("createTask", Permission.TASK_DISPATCH, this::create);
        operations.create("createTasks", Permission.TASK_DISPATCH, this::createAll);
        operations.create("handOverTask", Permission.TASK_DISPATCH, this::handOver);
        operations.change("changeTask", Permission.TASK_DISPATCH, this::change);
        operations.query("getTask", Permission.TASK_READ, this::get);
        // Crews answer, dispatchers cancel: the service knows which needs what.
        operations.create("addMilestone", Permission.TASK_READ, this::addMilestone);
    }

    private Reply list(Handle handle, Call call) {
        Long own = call.principal().unitId();
        boolean mine = call.queryBoolean("mine").orElse(false);
        Long unitId = call.queryLong("unitId").orElse(mine ? own : null);
        if (mine && (own == null || !own.equals(unitId))) {
            return Reply.ok(new Page<>(List.of(), null));
        }
        TaskFilter filter = new TaskFilter(
                call.queryBoolean("open").orElse(null),
                unitId,
                call.queryLong("incidentId").orElse(null));
        return Reply.ok(tasks.page(handle, call.principal(), filter, call.page()));
    }

    private Reply create(Transaction transaction, Call call) {
        Task task = tasks.dispatch(transaction, call.principal(), call.body(NewTask.class));
        return Reply.created(task, "/tasks/" + task.id(), task.version());
    }

    private Reply createAll(Transaction transaction, Call call) {
        List<Task> sent = tasks.dispatch(transaction, call.principal(), call.id(), call.body(NewTasks.class));
        return Reply.created(Map.of("items", sent));
    }

    private Reply handOver(Transaction transaction, Call call) {
        Task task = tasks.handOver(transaction, call.principal(), call.id(), call.body(HandOver.class));
        return Reply.created(task, "/tasks/" + task.id(), task.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Task task = tasks.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(TaskChange.class));
        return Reply.ok(task, task.version());
    }

    private Reply get(Handle handle, Call call) {
        Task task = tasks.get(handle, call.principal(), call.id());
        return Reply.ok(task, task.version());
    }

    private Reply addMilestone(Transaction transaction, Call call) {
        Task task = tasks.answer(transaction, call.principal(), call.id(), call.body(Answer.class));
        return Reply.created(task, "/tasks/" + task.id(), task.version());
    }
}
