package org.roadmarshal.issue;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.kernel.Coded;

/** What runs while an issue waits for somebody; in each state one of them, or none. */
public enum IssueClock implements Coded {
    VERIFY(IssueState.TO_VERIFY, Issue::verifyBy, AlarmKind.ISSUE_UNVERIFIED),
    SIGN(IssueState.DISPATCHED, Issue::signBy, AlarmKind.ISSUE_UNSIGNED),
    LIMIT(IssueState.IN_PROGRESS, Issue::dueAt, AlarmKind.ISSUE_OVERDUE);

    private final IssueState state;
    private final Function<Issue, Instant> end;
    private final AlarmKind alarm;

    IssueClock(IssueState state, Function<Issue, Instant> end, AlarmKind alarm) {
        this.state = state;
        this.end = end;
        this.alarm = alarm;
    }

    /** When it is over for this issue; empty where it does not run. */
    public Optional<Instant> end(Issue issue) {
        return issue.state() == state ? Optional.ofNullable(end.apply(issue)) : Optional.empty();
    }

    public AlarmKind alarm() {
        return alarm;
    }

    /** The kind of its timers; their subject is the issue. */
    public String timer() {
        return "issue." + code();
    }
}
