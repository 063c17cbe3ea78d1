package org.roadmarshal.calendar.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.roadmarshal.calendar.CalendarChange;
import org.roadmarshal.calendar.CalendarDay;
import org.roadmarshal.calendar.CalendarYear;
import org.roadmarshal.db.Rows;
import org.roadmarshal.journal.Transaction;

/** Calendars in SQL. */
public final class JdbcCalendar {
    private JdbcCalendar() {}

    public static CalendarYear year(Handle handle, int org, int year) {
        List<CalendarDay> days = handle.createQuery("""
                        select day, works, name from calendar_day
                        where org = :org and day >= :first and day <= :last order by day""")
                .bind("org", org)
                .bind("first", LocalDate.of(year, 1, 1))
                .bind("last", LocalDate.of(year, 12, 31))
                .map((row, context) -> new CalendarDay(
                        row.getObject("day", LocalDate.class), row.getBoolean("works"), row.getString("name")))
                .list();
        return handle.createQuery("""
                        select o.time_zone, o.work_opens, o.work_closes, o.calendar_version, y.checked_at
                        from org o left join calendar_year y on y.org = o.id and y.year = :year where o.id = :org""")
                .bind("org", org)
                .bind("year", year)
                .map((row, context) -> new CalendarYear(
                        year,
                        row.getString("time_zone"),
                        row.getObject("work_opens", LocalTime.class),
                        row.getObject("work_closes", LocalTime.class),
                        Rows.instant(row, "checked_at"),
                        days,
                        row.getInt("calendar_version")))
                .one();
    }

    /** Held until the transaction ends. @return the version */
    public static int hold(Handle handle, int org) {
        return handle.createQuery("select calendar_version from org where id = :org for no key update")
                .bind("org", org)
                .mapTo(Integer.class)
                .one();
    }

    public static void write(Transaction transaction, int year, CalendarChange change) {
        Handle handle = transaction.handle();
        handle.createUpdate("""
                        update org set work_opens = :opens, work_closes = :closes, calendar_version = calendar_version + 1
                        where id = :org;
                        delete from calendar_day where org = :org and day >= :first and day <= :last;
                        insert into calendar_year (org, year, checked_at, checked_by) values (:org, :year, now(), :account)
                        on conflict (org, year) do update set checked_at = excluded.checked_at, checked_by = excluded.checked_by""")
                .bind("opens", change.opens())
                .bind("closes", change.closes())
                .bind("org", transaction.org())
                .bind("first", LocalDate.of(year, 1, 1))
                .bind("last", LocalDate.of(year, 12, 31))
                .bind("year", year)
                .bind("account", transaction.actor().id())
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                "insert into calendar_day (org, day, works, name) values (:org, :day, :works, :name)");
        change.days()
                .forEach(day ->
                        batch.bind("org", transaction.org()).bindMethods(day).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
