package org.roadmarshal.history;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;

/** What the picture shows, by the journal's subjects. */
public enum Section implements Coded {
    UNIT(Permission.UNIT_READ),
    INCIDENT(Permission.INCIDENT_READ),
    TASK(Permission.TASK_READ),
    ALARM(Permission.ALARM_READ),
    ISSUE(Permission.ISSUE_READ),
    FENCE(Permission.LAYER_READ),
    CLOSURE(Permission.LAYER_READ);

    private final Permission read;

    Section(Permission read) {
        this.read = read;
    }

    public Permission read() {
        return read;
    }
}
