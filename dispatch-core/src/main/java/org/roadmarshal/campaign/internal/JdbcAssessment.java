package org.roadmarshal.campaign.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.campaign.AssessedIssue;
import org.roadmarshal.campaign.Assessment;
import org.roadmarshal.campaign.AssessmentFilter;
import org.roadmarshal.campaign.AssessmentService.Part;
import org.roadmarshal.campaign.Grouping;
import org.roadmarshal.campaign.Rate;
import org.roadmarshal.campaign.RateFigure;
import org.roadmarshal.db.Rows;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/**
 * Rates in SQL, out of what issues are and the steps that they took. An issue that came in from a file took one step, into the state
 * that it had there: it counts as filed, dispatched or reported done where that state is beyond it.
 */
public final class JdbcAssessment {
    private static final String RATED = """
            with cohort as materialized (
              select m.id, m.category, m.state, m.agency_id, m.township_id, m.route, m.found_at, m.due_at, m.closed_at,
                m.extensions, step.*
              from issue m cross join lateral (
                select bool_or(to_state not in ('registered', 'to_verify', 'rejected', 'merged')) as filed,
                  bool_or(to_state in ('dispatched', 'in_progress', 'parked', 'reported_done', 'closed')) as dispatched,
                  bool_or(to_state in ('reported_done', 'closed')) as reported,
                  bool_or(action = 'rework') as reworked
                from issue_step where org = m.org and issue_id = m.id) step
              where m.org = :org and m.agency_id = any(:readable) and m.found_at >= :from and m.found_at < :to
                and m.state <> 'merged' %s),
            m as (
              select cohort.*, rate, in_rate and counts as counts from cohort cross join lateral (values
                ('filing', true, filed),
                ('closing', filed and state <> 'rejected', state = 'closed'),
                ('on_time', filed and due_at is not null and (state = 'closed' and closed_at is not null
                  or state not in ('closed', 'rejected') and due_at < now()), state = 'closed' and closed_at <= due_at),
                ('rework', reported, reworked),
                ('extension', dispatched, extensions > 0)) as r (rate, in_rate, counts)
              where in_rate)
            """;

    private static final String BELOW = """
             and m.%s in (with recursive below (id) as (
               select cast(:%s as bigint)
               union select a.id from agency a join below on a.parent_id = below.id where a.org = :org)
               select id from below)""";

    private final Handle handle;
    private final Principal principal;
    private final AssessmentFilter filter;

    public JdbcAssessment(Handle handle, Principal principal, AssessmentFilter filter) {
        this.handle = handle;
        this.principal = principal;
        this.filter = filter;
    }

    public List<Assessment.Group> groups(Grouping by) {
        Map<String, Map<Rate, RateFigure>> found = new LinkedHashMap<>();
        query(
                        "select " + Groups.key(by)
                                + " as key, rate, count(*) as denominator, count(*) filter (where counts) as numerator from m group by 1, 2")
                .map((row, context) -> {
                    Rate rate = Coded.of(Rate.class, row.getString("rate"));
                    return found.computeIfAbsent(row.getString("key"), key -> new EnumMap<>(Rate.class))
                            .put(rate, new RateFigure(rate, row.getInt("numerator"), row.getInt("denominator")));
                })
                .list();
        Map<String, Groups.Name> names = Groups.names(handle, principal.org(), by);
        return found.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> Groups.name(names, entry.getKey()).rank()))
                .map(entry -> {
                    Groups.Name name = Groups.name(names, entry.getKey());
                    return new Assessment.Group(entry.getKey(), name.name(), name.nameEn(), all(entry.getValue()));
                })
                .toList();
    }

    /** All groups together. */
    public static List<RateFigure> total(List<Assessment.Group> groups) {
        Map<Rate, RateFigure> sums = new EnumMap<>(Rate.class);
        groups.forEach(group -> group.rates()
                .forEach(figure -> sums.merge(
                        figure.rate(),
                        figure,
                        (one, other) -> new RateFigure(
                                one.rate(),
                                one.numerator() + other.numerator(),
                                one.denominator() + other.denominator()))));
        return all(sums);
    }

    private static List<RateFigure> all(Map<Rate, RateFigure> found) {
        List<RateFigure> all = new ArrayList<>();
        for (Rate rate : Rate.values()) {
            all.add(found.getOrDefault(rate, new RateFigure(rate, 0, 0)));
        }
        return all;
    }

    /** Newest first, one more than the page holds. */
    public List<AssessedIssue> issues(Rate rate, Part part, Grouping by, String key, PageRequest page) {
        String narrowed = (key == null ? "" : " and " + Groups.key(by) + " = :key")
                + switch (part) {
                    case NUMERATOR -> " and counts";
                    case REST -> " and not counts";
                    case DENOMINATOR -> "";
                };
        return query("""
                        select i.*, m.counts, a.name as agency_name, t.name as township_name
                        from m join issue i on i.org = :org and i.id = m.id
                          join agency a on a.org = i.org and a.id = i.agency_id
                          left join agency t on t.org = i.org and t.id = i.township_id
                        where rate = :rate and m.id < :after""" + narrowed + " order by m.id desc limit :limit")
                .bind("rate", rate.code())
                .bind("key", key)
                .bind("after", page.afterId(Long.MAX_VALUE))
                .bind("limit", page.fetch())
                .map(JdbcAssessment::issue)
                .list();
    }

    private static AssessedIssue issue(ResultSet row, StatementContext context) throws SQLException {
        return new AssessedIssue(
                row.getLong("id"),
                row.getString("source_number"),
                row.getString("category"),
                Coded.of(IssueState.class, row.getString("state")),
                Rows.named(row, "agency"),
                Rows.named(row, "township"),
                row.getString("route"),
                row.getString("stake"),
                Rows.instant(row, "found_at"),
                Rows.instant(row, "due_at"),
                Rows.instant(row, "closed_at"),
                row.getInt("rework_count"),
                row.getInt("extensions"),
                row.getBoolean("counts"));
    }

    private Query query(String select) {
        String narrowed = (filter.agencyId() == null ? "" : BELOW.formatted("agency_id", "agencyId"))
                + (filter.townshipId() == null ? "" : BELOW.formatted("township_id", "townshipId"))
                + (filter.category() == null ? "" : " and m.category = :category")
                + (filter.route() == null ? "" : " and m.route = :route");
        return handle.createQuery(RATED.formatted(narrowed) + select)
                .bind("org", principal.org())
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind(
                        "zone",
                        handle.createQuery("select time_zone from org where id = :org")
                                .bind("org", principal.org())
                                .mapTo(String.class)
                                .one())
                .bindMethods(filter);
    }
}
