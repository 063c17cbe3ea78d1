package org.roadmarshal.alarm;

import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.internal.JdbcAlarm;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** The rules about alarms. Every change appends its fact. */
public final class AlarmService {
    /** @param state null for both, what is not acknowledged first; always the oldest first */
    public Page<Alarm> page(Handle handle, Principal principal, AlarmState state, PageRequest request) {
        List<Alarm> rows =
                JdbcAlarm.page(handle, principal.org(), principal.agencies(Permission.ALARM_READ), state, request);
        return Page.of(rows, request, JdbcAlarm::key);
    }

    /** Ids of the alarms about some subjects. @param kind what the subjects are, such as {@code task} */
    public List<Long> idsAbout(Handle handle, int org, String kind, List<Long> subjects) {
        return JdbcAlarm.idsAbout(handle, org, kind, subjects);
    }

    /** For the system and for other features, which know whose it is. */
    public Alarm raise(Transaction transaction, NewAlarm wanted) {
        long id = JdbcAlarm.insert(
                transaction.handle(),
                transaction.org(),
                wanted,
                transaction.actor().id());
        Alarm alarm = JdbcAlarm.get(transaction.handle(), transaction.org(), id);
        transaction.append(new AlarmEvent.Raised(alarm, wanted.deviceAt()).entry());
        return alarm;
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

    /** Latches: an alarm that is acknowledged already stays as it is and says who was first. */
    public Alarm acknowledge(Transaction transaction, Principal principal, long id, int expected) {
        Alarm before = JdbcAlarm.lock(transaction.handle(), principal.org(), id);
        if (!principal.may(Permission.ALARM_READ, before.agency().id())) {
            throw DispatchException.notFound("alarm", id);
        }
        principal.require(Permission.ALARM_ACKNOWLEDGE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("alarm", id, expected, before.version());
        }
        if (before.state() == AlarmState.ACKNOWLEDGED) {
            return before;
        }
        JdbcAlarm.acknowledge(transaction.handle(), principal.org(), id, principal.accountId());
        Alarm alarm = JdbcAlarm.get(transaction.handle(), principal.org(), id);
        transaction.append(new AlarmEvent.Acknowledged(alarm).entry());
        return alarm;
    }
}
