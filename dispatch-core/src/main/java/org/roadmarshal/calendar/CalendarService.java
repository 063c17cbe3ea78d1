package org.roadmarshal.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.calendar.internal.JdbcCalendar;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** The rules about calendars. What runs already keeps its deadline; what begins after a change goes by it. */
public final class CalendarService {
    private static final int FIRST = 2000;
    private static final int LAST = 2200;

    /** @throws DispatchException NOT_FOUND for a year in which nobody will work by this */
    public CalendarYear get(Handle handle, int org, long year) {
        return JdbcCalendar.year(handle, org, known(year));
    }

    /** Whoever sets a year has looked it over. @throws DispatchException NOT_FOUND; STALE; VALIDATION */
    public CalendarYear put(Transaction transaction, long year, int expectedVersion, CalendarChange change) {
        int org = transaction.org();
        int version = JdbcCalendar.hold(transaction.handle(), org);
        if (version != expectedVersion) {
            throw DispatchException.stale("calendar", year, expectedVersion, version);
        }
        if (!change.opens().isBefore(change.closes())) {
            throw DispatchException.invalid("closes must be after opens");
        }
        Set<LocalDate> days = new HashSet<>();
        for (CalendarDay day : change.days()) {
            if (day.day().getYear() != year) {
                throw DispatchException.invalid("days: %s is not of %d".formatted(day.day(), year));
            }
            if (!days.add(day.day())) {
                throw DispatchException.invalid("days: %s comes twice".formatted(day.day()));
            }
        }
        JdbcCalendar.write(transaction, known(year), change);
        CalendarYear after = JdbcCalendar.year(transaction.handle(), org, known(year));
        transaction.append(new Entry(
                "calendar.changed", "calendar", year, after.version(), null, null, null, Map.of("calendar", after)));
        return after;
    }

    private static int known(long year) {
        if (year < FIRST || year > LAST) {
            throw new DispatchException(ErrorCode.NOT_FOUND, "There is no calendar of " + year);
        }
        return (int) year;
    }
}
