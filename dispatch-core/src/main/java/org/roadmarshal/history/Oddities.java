package org.roadmarshal.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roadmarshal.task.TaskState;

/** What is odd about a row that is used all the same: nothing is corrected, but nobody should be surprised. */
final class Oddities {
    private Oddities() {}

    static List<String> of(PastResponse response) {
        List<String> odd = new ArrayList<>();
        TaskState before = null;
        for (Map.Entry<TaskState, Instant> step : response.milestones().entrySet()) {
            if (before != null && step.getValue().isBefore(response.milestones().get(before))) {
                odd.add("%s comes before %s".formatted(step.getKey().code(), before.code()));
            }
            before = step.getKey();
        }
        if (response.received() != null && response.dispatched().isBefore(response.received())) {
            odd.add("dispatched comes before received");
        }
        if (!response.end().isAfter(response.dispatched())) {
            odd.add("%s is not after dispatched: it is committed at no instant"
                    .formatted(response.ended().code()));
        }
        return odd;
    }
}
