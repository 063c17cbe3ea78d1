package org.roadmarshal.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.AlarmEvent.Verb;
import org.roadmarshal.alarm.internal.JdbcAlarm;
import org.roadmarshal.alarm.internal.JdbcAlarmList;
import org.roadmarshal.alarm.internal.JdbcLeaders;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/** The rules about alarms. Every change appends its fact. */
public final class AlarmService {
    /** The kind of the timers that bring a shelved alarm back; their subject is the alarm. */
    public static final String UNSHELVE = "alarm.unshelve";

    /**
     * @param state null for all that are open: what is not acknowledged first, always the oldest first. Cleared ones come the
     *     newest first
     */
    public Page<Alarm> page(Handle handle, Principal principal, AlarmState state, PageRequest request) {
        List<Alarm> rows =
                JdbcAlarmList.page(handle, principal.org(), principal.agencies(Permission.ALARM_READ), state, request);
        return Page.of(rows, request, JdbcAlarmList.key(state));
    }

    public AlarmRate rate(Handle handle, Principal principal) {
        return JdbcAlarmList.rate(handle, principal.org(), principal.agencies(Permission.ALARM_READ));
    }

    /** Ids of the alarms about some subjects. @param kind what the subjects are, such as {@code task} */
    public List<Long> idsAbout(Handle handle, int org, String kind, List<Long> subjects) {
        return JdbcAlarmList.idsAbout(handle, org, kind, subjects);
    }

    /** What is open about units and vehicles and not over, for whoever watches them and starts anew. */
    public List<AlarmKey> lasting(Handle handle, int org) {
        return JdbcAlarmList.lasting(handle, org);
    }

    /** For the system and for other features, which know whose it is. Where the same alarm is open, that is repeated. */
    public Alarm raise(Transaction transaction, NewAlarm wanted) {
        JdbcAlarm.Put put = JdbcAlarm.put(
                transaction.handle(),
                transaction.org(),
                wanted,
                transaction.actor().id());
        Alarm alarm = JdbcAlarm.get(transaction.handle(), transaction.org(), put.id());
        transaction.append(
                new AlarmEvent(put.repeated() ? Verb.REPEATED : Verb.RAISED, alarm, wanted.deviceAt()).entry());
        return alarm;
    }

    /** Calls those who lead an agency by name. @return the alarm; empty where it has no leader who could hear it */
    public Optional<Alarm> callLeaders(Transaction transaction, NewAlarm wanted) {
        List<Long> leaders = JdbcLeaders.of(transaction.handle(), transaction.org(), wanted.agencyId());
        return leaders.isEmpty() ? Optional.empty() : Optional.of(raise(transaction, wanted.to(leaders)));
    }

    /** Its cause is over: it is cleared, unless it still waits to be seen. Nothing happens where none is open. */
    public void end(Transaction transaction, AlarmKey key, Instant at) {
        JdbcAlarm.lockOpen(transaction.handle(), transaction.org(), key)
                .ifPresent(alarm -> end(transaction, alarm, at));
    }

    /** The fence is no longer watched, and all about it is over. */
    public void endFence(Transaction transaction, long fenceId) {
        Instant now = transaction.now();
        JdbcAlarm.lockOfFence(transaction.handle(), transaction.org(), fenceId)
                .forEach(alarm -> end(transaction, alarm, now));
    }

    private static void end(Transaction transaction, Alarm before, Instant at) {
        if (before.endedAt() == null) {
            JdbcAlarm.end(transaction.handle(), transaction.org(), before.id(), at);
            AlarmState next = before.state().afterEnd();
            if (next != before.state()) {
                Timers.cancel(transaction, UNSHELVE, before.id());
                JdbcAlarm.clear(transaction.handle(), transaction.org(), before.id(), null);
            }
            tell(transaction, before.id(), next == AlarmState.CLEARED ? Verb.CLEARED : Verb.ENDED);
        }
    }

    public Alarm raiseSos(Transaction transaction, Principal principal, Sos sos) {
        long agencyId = JdbcAlarm.agencyOf(transaction.handle(), principal)
                // Somebody who is not of the register: whoever they may call is who shall hear it.
                .orElseGet(() -> Collections.min(principal.agencies(Permission.ALARM_RAISE)));
        return raise(
                transaction,
                new NewAlarm(
                        AlarmKind.SOS,
                        1,
                        agencyId,
                        "account",
                        principal.accountId(),
                        principal.unitId(),
                        sos.location(),
                        sos.message(),
                        sos.deviceTime()));
    }

    /** Latches: what is acknowledged already stays as it is and says who was first. */
    public Alarm change(Transaction transaction, Principal principal, long id, int expected, AlarmChange change) {
        Alarm before = JdbcAlarm.lock(transaction.handle(), principal.org(), id);
        if (!principal.may(Permission.ALARM_READ, before.agency().id())) {
            throw DispatchException.notFound("alarm", id);
        }
        principal.require(Permission.ALARM_ACKNOWLEDGE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("alarm", id, expected, before.version());
        }
        AlarmState next = before.state()
                .after(change.action(), before.endedAt() != null)
                .orElseThrow(() -> DispatchException.conflict("The alarm %d is %s and cannot become %s"
                        .formatted(id, before.state().code(), change.state().code())));
        if (next == before.state() && next != AlarmState.SHELVED) {
            return before;
        }
        Timers.cancel(transaction, UNSHELVE, id);
        return switch (next) {
            case RAISED -> unshelve(transaction, id);
            case ACKNOWLEDGED -> {
                JdbcAlarm.acknowledge(transaction.handle(), principal.org(), id, principal.accountId());
                yield tell(transaction, id, Verb.ACKNOWLEDGED);
            }
            case SHELVED -> shelve(transaction, principal, before, change);
            case CLEARED -> {
                JdbcAlarm.clear(transaction.handle(), principal.org(), id, principal.accountId());
                yield tell(transaction, id, Verb.CLEARED);
            }
        };
    }

    private static Alarm shelve(Transaction transaction, Principal principal, Alarm before, AlarmChange change) {
        if (!before.kind().shelvable()) {
            throw DispatchException.conflict("A call for help cannot be shelved");
        }
        Instant until = transaction.now().plus(Duration.ofMinutes(change.minutes()));
        JdbcAlarm.shelve(
                transaction.handle(), principal.org(), before.id(), principal.accountId(), until, change.reason());
        Timers.set(transaction, UNSHELVE, before.id(), until, Map.of());
        return tell(transaction, before.id(), Verb.SHELVED);
    }

    /** Its time is over, unless it was cleared or shelved anew in the moment in which the timer fell due. */
    public void unshelveWhenDue(Transaction transaction, Timer timer) {
        Alarm alarm = JdbcAlarm.lock(transaction.handle(), transaction.org(), timer.subjectId());
        if (alarm.state() == AlarmState.SHELVED && !alarm.shelvedUntil().isAfter(transaction.now())) {
            unshelve(transaction, alarm.id());
        }
    }

    private static Alarm unshelve(Transaction transaction, long id) {
        JdbcAlarm.unshelve(transaction.handle(), transaction.org(), id);
        return tell(transaction, id, Verb.UNSHELVED);
    }

    private static Alarm tell(Transaction transaction, long id, Verb verb) {
        Alarm alarm = JdbcAlarm.get(transaction.handle(), transaction.org(), id);
        transaction.append(new AlarmEvent(verb, alarm).entry());
        return alarm;
    }
}
