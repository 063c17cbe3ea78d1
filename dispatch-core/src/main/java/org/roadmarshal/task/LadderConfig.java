package org.roadmarshal.task;

import java.time.Duration;
import java.util.List;

/**
 * The ladder of an org that has set up none of its own.
 *
 * @param deadlines to accept or decline, for priority 1, 2, 3 and 4, whole seconds; each offer begins anew
 * @param offers how often a task is offered before the dispatcher is alarmed
 */
public record LadderConfig(List<Duration> deadlines, int offers) {
    public static final LadderConfig DEFAULT = new LadderConfig(
            List.of(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(300)),
            2);

    public LadderConfig {
        deadlines = List.copyOf(deadlines);
        if (deadlines.size() != 4 || deadlines.stream().anyMatch(deadline -> deadline.toSeconds() < 1) || offers < 1) {
            throw new IllegalArgumentException("The ladder needs four positive deadlines and at least one offer");
        }
    }

    public Duration deadline(int priority) {
        return deadlines.get(priority - 1);
    }
}
