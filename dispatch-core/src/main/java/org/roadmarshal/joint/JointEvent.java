package org.roadmarshal.joint;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to a joint task. @param verb such as {@code accepted}. @param remark or null */
record JointEvent(String verb, JointTask task, Instant deviceAt, String remark) {
    Entry entry() {
        Map<String, Object> data = new HashMap<>();
        data.put("jointTask", task);
        if (remark != null) {
            data.put("note", remark);
        }
        return new Entry(
                "joint_task." + verb,
                "joint_task",
                task.id(),
                task.version(),
                task.agency().id(),
                null,
                deviceAt,
                data);
    }
}
