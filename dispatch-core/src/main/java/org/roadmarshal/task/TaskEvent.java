package org.roadmarshal.task;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to tasks. */
public sealed interface TaskEvent {
    Task task();

    String kind();

    default Instant deviceAt() {
        return null;
    }

    default String reason() {
        return null;
    }

    default Entry entry() {
        Map<String, Object> data = new HashMap<>();
        data.put("task", task());
        if (reason() != null) {
            data.put("reason", reason());
        }
        return new Entry(
                kind(),
                "task",
                task().id(),
                task().version(),
                task().agency().id(),
                task().unit().id(),
                deviceAt(),
                data);
    }

    record Dispatched(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return "task.dispatched";
        }

        /** Why a unit that was not free was sent. */
        @Override
        public String reason() {
            return task.overrideReason();
        }
    }

    /** The crew or a dispatcher said how far it is. */
    record Answered(Task task, Instant deviceAt, String reason) implements TaskEvent {
        @Override
        public String kind() {
            return "task." + task.state().code();
        }
    }

    /** What the unit must know of its incident was corrected. */
    record Changed(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return "task.changed";
        }
    }

    /** It is in the lead from now on, or supports. */
    record RoleChanged(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return task.role() == TaskRole.LEAD ? "task.leads" : "task.supports";
        }
    }

    record Released(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return "task.released";
        }
    }

    record Patrolled(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return "task.patrolled";
        }
    }

    record ReOffered(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return "task.re_offered";
        }
    }

    record LeaderCalled(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return "task.leader_called";
        }
    }

    /** It ended without anybody saying so: it is withdrawn, or handed over. */
    record Ended(Task task, String reason) implements TaskEvent {
        @Override
        public String kind() {
            return "task." + task.state().code();
        }
    }

    record Escalated(Task task) implements TaskEvent {
        @Override
        public String kind() {
            return "task.escalated";
        }
    }
}
