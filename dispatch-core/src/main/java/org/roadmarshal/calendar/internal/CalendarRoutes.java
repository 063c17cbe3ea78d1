package org.roadmarshal.calendar.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.calendar.CalendarChange;
import org.roadmarshal.calendar.CalendarService;
import org.roadmarshal.calendar.CalendarYear;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code calendar.yaml}; a calendar goes by the number of its year. */
public final class CalendarRoutes {
    private final CalendarService calendars;

    public CalendarRoutes(CalendarService calendars) {
        this.calendars = calendars;
    }

    public void register(Operations operations) {
        operations.query("getCalendar", null, this::get);
        operations.change("putCalendar", Permission.SETTINGS_WRITE, this::put);
    }

    private Reply get(Handle handle, Call call) {
        CalendarYear year = calendars.get(handle, call.principal().org(), call.id());
        return Reply.ok(year, year.version());
    }

    private Reply put(Transaction transaction, Call call) {
        CalendarYear year =
                calendars.put(transaction, call.id(), call.expectedVersion(), call.body(CalendarChange.class));
        return Reply.ok(year, year.version());
    }
}
