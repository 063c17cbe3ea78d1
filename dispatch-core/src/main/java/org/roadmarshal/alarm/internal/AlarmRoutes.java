package org.roadmarshal.alarm.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.Alarm;
import org.roadmarshal.alarm.AlarmChange;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.AlarmState;
import org.roadmarshal.alarm.Sos;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code alarm.yaml}. */
public final class AlarmRoutes {
    private final AlarmService alarms;

    public AlarmRoutes(AlarmService alarms) {
        this.alarms = alarms;
    }

    public void register(Operations operations) {
        operations.query("listAlarms", Permission.ALARM_READ, this::list);
        operations.create("raiseSos", Permission.ALARM_RAISE, this::raiseSos);
        operations.change("changeAlarm", Permission.ALARM_ACKNOWLEDGE, this::change);
        operations.query(
                "getAlarmRate",
                Permission.ALARM_READ,
                (handle, call) -> Reply.ok(alarms.rate(handle, call.principal())));
    }

    private Reply list(Handle handle, Call call) {
        AlarmState state = call.query("state")
                .map(code -> Coded.of(AlarmState.class, code))
                .orElse(null);
        return Reply.ok(alarms.page(handle, call.principal(), state, call.page()));
    }

    private Reply raiseSos(Transaction transaction, Call call) {
        Alarm alarm = alarms.raiseSos(transaction, call.principal(), call.body(Sos.class));
        return Reply.created(alarm, "/alarms/" + alarm.id(), alarm.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Alarm alarm = alarms.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(AlarmChange.class));
        return Reply.ok(alarm, alarm.version());
    }
}
