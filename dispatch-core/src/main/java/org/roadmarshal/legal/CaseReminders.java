package org.roadmarshal.legal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.legal.internal.CaseFile;
import org.roadmarshal.legal.internal.JdbcCase;
import org.roadmarshal.legal.internal.JdbcReminder;
import org.roadmarshal.legal.internal.Limits;
import org.roadmarshal.legal.internal.Limits.Limit;
import org.roadmarshal.legal.internal.Periods;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/** Tells the desk once before a last day and once after it; what is done in time ends the alarm. */
public final class CaseReminders implements Timers.Handler {
    /** The kind of the timers; their subject is the case. */
    public static final String TIMER = "legal.limit";

    private static final String SUBJECT = "legal_case";
    private static final int SOON_PRIORITY = 4;
    private static final int LATE_PRIORITY = 2;

    private final AlarmService alarms;

    public CaseReminders(AlarmService alarms) {
        this.alarms = alarms;
    }

    /** After each step: what is no longer owed rings no more, what is owed will. */
    public void renew(Transaction transaction, CaseFile file) {
        long id = file.legalCase().id();
        List<Limit> limits = Limits.running(file.situation());
        for (JdbcReminder.Given given : JdbcReminder.given(transaction.handle(), transaction.org(), id)) {
            boolean owed = limits.stream()
                    .anyMatch(
                            limit -> limit.step() == given.step() && limit.day().equals(given.day()));
            if (!owed) {
                alarms.end(transaction, key(id, given.step(), given.late()), transaction.now());
            }
        }
        Timers.cancel(transaction, TIMER, id);
        Periods periods = file.history().periods();
        for (Limit limit : limits) {
            Timers.set(transaction, TIMER, id, soon(periods, limit), Map.of());
            Timers.set(transaction, TIMER, id, late(periods, limit), Map.of());
        }
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        LegalCase legalCase = JdbcCase.lock(transaction.handle(), transaction.org(), timer.subjectId());
        CaseFile file = CaseFile.read(transaction.handle(), transaction.org(), legalCase);
        Periods periods = file.history().periods();
        Instant now = transaction.now();
        for (Limit limit : Limits.running(file.situation())) {
            boolean late = !late(periods, limit).isAfter(now);
            if (late || !soon(periods, limit).isAfter(now)) {
                tell(transaction, legalCase, limit, late);
            }
        }
    }

    private void tell(Transaction transaction, LegalCase legalCase, Limit limit, boolean late) {
        if (!JdbcReminder.give(transaction.handle(), transaction.org(), legalCase.id(), limit, late)) {
            return;
        }
        if (late) {
            alarms.end(transaction, key(legalCase.id(), limit.step(), false), transaction.now());
        }
        AlarmKey key = key(legalCase.id(), limit.step(), late);
        alarms.raise(
                transaction,
                new NewAlarm(
                        key.kind(),
                        late ? LATE_PRIORITY : SOON_PRIORITY,
                        legalCase.agency().id(),
                        SUBJECT,
                        legalCase.id(),
                        null,
                        null,
                        "%s %s %s（%s）"
                                .formatted(legalCase.number(), limit.step().title(), limit.day(), limit.article()),
                        null,
                        null,
                        null,
                        key.rule()));
    }

    private static Instant soon(Periods periods, Limit limit) {
        return periods.opening(periods.before(limit.day(), periods.settings().number(LegalSetting.WARN_DAYS)));
    }

    private static Instant late(Periods periods, Limit limit) {
        return periods.end(limit.day()).plusSeconds(1);
    }

    private static AlarmKey key(long id, StepKind step, boolean late) {
        return new AlarmKey(late ? AlarmKind.CASE_OVERDUE : AlarmKind.CASE_DUE, SUBJECT, id, null, step.ordinal());
    }
}
