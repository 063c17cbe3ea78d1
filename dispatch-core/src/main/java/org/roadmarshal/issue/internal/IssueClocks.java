package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueClock;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/** Runs the clocks of issues: one timer each, an alarm where it was not heeded, gone again once somebody acts. */
public final class IssueClocks implements Timers.Handler {
    private static final int PRIORITY = 3;

    private final AlarmService alarms;

    public IssueClocks(AlarmService alarms) {
        this.alarms = alarms;
    }

    /** After each step: what ran and does not any more is taken back, what runs now is set. */
    void set(Transaction transaction, Issue before, Issue now) {
        for (IssueClock clock : IssueClock.values()) {
            Optional<Instant> was = clock.end(before);
            Optional<Instant> is = clock.end(now);
            if (was.equals(is)) {
                continue;
            }
            was.ifPresent(end -> {
                Timers.cancel(transaction, clock.timer(), now.id());
                alarms.end(transaction, key(clock, now.id()), transaction.now());
            });
            is.ifPresent(end -> Timers.set(transaction, clock.timer(), now.id(), end, Map.of()));
        }
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        Issue issue = JdbcIssues.hold(transaction.handle(), transaction.org(), timer.subjectId());
        IssueClock clock = Stream.of(IssueClock.values())
                .filter(each -> each.timer().equals(timer.kind()))
                .findFirst()
                .orElseThrow();
        // It may have moved on, or been given more time, in the moment in which the timer fell due.
        if (clock.end(issue).filter(end -> !end.isAfter(transaction.now())).isPresent()) {
            alarms.raise(
                    transaction,
                    new NewAlarm(
                            clock.alarm(),
                            PRIORITY,
                            issue.agency().id(),
                            "issue",
                            issue.id(),
                            null,
                            JdbcIssues.place(transaction.handle(), transaction.org(), issue.id()),
                            label(issue),
                            null));
            IssueEvent overdue = new IssueEvent.Overdue(issue, clock);
            transaction.append(overdue.entry());
            Parties.tell(transaction, issue, issue);
        }
    }

    private static AlarmKey key(IssueClock clock, long issue) {
        return new AlarmKey(clock.alarm(), "issue", issue, null, null);
    }

    /** As one would say it: where it is, and its number. */
    private static String label(Issue issue) {
        return Stream.of(issue.route(), issue.stake(), issue.address(), "#" + issue.id())
                .filter(part -> part != null && !part.isBlank())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }
}
