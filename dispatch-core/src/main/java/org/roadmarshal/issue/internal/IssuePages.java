package org.roadmarshal.issue.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCount;
import org.roadmarshal.issue.IssueFilter;
import org.roadmarshal.issue.IssueOrder;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;

/** Lists issues page by page, by a key: what is registered meanwhile neither shifts a page nor comes twice. */
public final class IssuePages {
    private static final String NO_TIME = "infinity";
    private static final String DUE = "coalesce(i.due_at, 'infinity'::timestamptz)";

    private IssuePages() {}

    public static Page<Issue> page(
            Handle handle, Principal principal, IssueFilter filter, IssueOrder order, PageRequest page) {
        IssueConditions conditions = new IssueConditions(principal, filter);
        Key after = page.after() == null ? null : Key.of(order, page.after());
        if (order == IssueOrder.DUE && !Boolean.TRUE.equals(filter.open())) {
            conditions.whether(IssueConditions.OPEN, true);
        }
        if (after != null) {
            conditions.when(beyond(order), "afterId", after.id);
            if (after.time != null) {
                conditions.value("afterTime", after.time);
            }
        }
        String sql = JdbcIssues.ROWS + conditions.sql() + " order by " + by(order) + " limit :limit";
        List<Issue> rows = conditions
                .bind(handle.createQuery(sql))
                .bind("limit", page.fetch())
                .map(JdbcIssues::issue)
                .list();
        return Page.of(rows, page, issue -> Key.of(order, issue).text());
    }

    public static IssueCount count(Handle handle, Principal principal, IssueFilter filter) {
        IssueConditions conditions = new IssueConditions(principal, filter);
        return conditions
                .bind(handle.createQuery("select count(*) as issues, count(*) filter (where " + IssueConditions.OPEN
                        + ") as open, count(*) filter (where " + IssueConditions.OVERDUE
                        + ") as overdue from issue i where "
                        + conditions.sql()))
                .map((row, context) ->
                        new IssueCount(row.getLong("issues"), row.getLong("open"), row.getLong("overdue")))
                .one();
    }

    private static String beyond(IssueOrder order) {
        return switch (order) {
            case NEWEST -> "i.id < :afterId";
            case DUE -> "(" + DUE + ", i.id) > (cast(:afterTime as timestamptz), :afterId)";
            case FOUND -> "(i.found_at, i.id) < (cast(:afterTime as timestamptz), :afterId)";
        };
    }

    private static String by(IssueOrder order) {
        return switch (order) {
            case NEWEST -> "i.id desc";
            case DUE -> DUE + ", i.id";
            case FOUND -> "i.found_at desc, i.id desc";
        };
    }

    /** @param time as PostgreSQL reads it; null where the order has none */
    private record Key(String time, long id) {
        static Key of(IssueOrder order, Issue issue) {
            return switch (order) {
                case NEWEST -> new Key(null, issue.id());
                case DUE ->
                    new Key(issue.dueAt() == null ? NO_TIME : issue.dueAt().toString(), issue.id());
                case FOUND -> new Key(issue.foundAt().toString(), issue.id());
            };
        }

        static Key of(IssueOrder order, String text) {
            try {
                if (order == IssueOrder.NEWEST) {
                    return new Key(null, Long.parseLong(text));
                }
                int cut = text.indexOf('_');
                String time = text.substring(0, cut);
                return new Key(
                        NO_TIME.equals(time) ? time : Instant.parse(time).toString(),
                        Long.parseLong(text.substring(cut + 1)));
            } catch (NumberFormatException | IndexOutOfBoundsException | DateTimeException e) {
                throw new DispatchException(ErrorCode.VALIDATION, "after is not a page key of this order: " + text, e);
            }
        }

        String text() {
            return time == null ? String.valueOf(id) : time + "_" + id;
        }
    }
}
