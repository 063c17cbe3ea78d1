package org.roadmarshal.task.internal;

import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.task.NewTaskPlan;
import org.roadmarshal.task.TaskPlan;
import org.roadmarshal.task.TaskPlanService;

/** The operations of {@code plan.yaml}. */
public final class TaskPlanRoutes {
    private final TaskPlanService plans;

    public TaskPlanRoutes(TaskPlanService plans) {
        this.plans = plans;
    }

    public void register(Operations operations) {
        operations.query(
                "listTaskPlans",
                Permission.TASK_READ,
                (handle, call) -> Reply.ok(plans.page(handle, call.principal(), call.page())));
        operations.create("createTaskPlan", Permission.TASK_DISPATCH, this::create);
        operations.change("endTaskPlan", Permission.TASK_DISPATCH, this::end);
    }

    private Reply create(Transaction transaction, Call call) {
        TaskPlan plan = plans.create(transaction, call.principal(), call.body(NewTaskPlan.class));
        return Reply.created(plan, "/task-plans/" + plan.id(), plan.version());
    }

    private Reply end(Transaction transaction, Call call) {
        TaskPlan plan = plans.end(transaction, call.principal(), call.id(), call.expectedVersion());
        return Reply.ok(plan, plan.version());
    }
}
