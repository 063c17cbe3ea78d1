package org.roadmarshal.issue.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.roadmarshal.calendar.Calendars;
import org.roadmarshal.calendar.WorkingCalendar;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.highway.HighwayBook;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.issue.ImportedIssue;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueCategory.Limits;
import org.roadmarshal.issue.IssueClock;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.layer.Jurisdictions;
import org.roadmarshal.timer.Timers;

/** Many issues at once, a thousand a statement. */
public final class IssueImport {
    private static final int BATCH = 1_000;

    private IssueImport() {}

    public static int all(Transaction transaction, HighwayService highways, List<ImportedIssue> issues) {
        Rows rows = new Rows(transaction.handle(), transaction.org(), highways);
        int inserted = 0;
        for (int from = 0; from < issues.size(); from += BATCH) {
            inserted += batch(transaction, rows, issues.subList(from, Math.min(issues.size(), from + BATCH)));
        }
        return inserted;
    }

    private static int batch(Transaction transaction, Rows rows, List<ImportedIssue> issues) {
        Handle handle = transaction.handle();
        Map<String, Long> ids = handle.createQuery("""
                        insert into issue (org, source_number, category, state, source, description, route, stake, side,
                          stake_prefix, stake_from_mm, stake_to_mm, agency_id, township_id, geom, found_at, due_at, closed_at)
                        select :org, "sourceNumber", category, state, 'import', description, route, stake, side,
                          prefix, "fromMm", "toMm", "agencyId", "townshipId",
                          st_setsrid(st_makepoint(lon, lat), 4326), "foundAt", "dueAt", "closedAt"
                        from json_to_recordset(cast(:rows as json)) as given ("sourceNumber" text, category text, state text,
                          description text, route text, stake text, side text, prefix text,
                          "fromMm" bigint, "toMm" bigint, "agencyId" bigint, "townshipId" bigint,
                          lon float8, lat float8, "foundAt" timestamptz, "dueAt" timestamptz, "closedAt" timestamptz)
                        on conflict (org, source_number) do nothing
                        returning id, source_number""")
                .bind("org", transaction.org())
                .bind("rows", Json.write(issues.stream().map(rows::row).toList()))
                .reduceRows(new HashMap<>(), (map, row) -> {
                    map.put(row.getColumn("source_number", String.class), row.getColumn("id", Long.class));
                    return map;
                });
        ledger(handle, transaction.org(), issues, ids);
        handle.createUpdate("""
                        insert into issue_step (org, issue_id, n, action, to_state, at, actor_id)
                        select org, id, 1, 'import', state, found_at, :actor from issue where org = :org and id = any(:ids)""")
                .bind("org", transaction.org())
                .bind("actor", transaction.actor().id())
                .bindArray("ids", Long.class, ids.values())
                .execute();
        List<Issue> registered = JdbcIssues.list(handle, transaction.org(), ids.values());
        transaction.append(registered.stream()
                .map(issue -> new IssueEvent.Registered(issue).entry())
                .toList());
        Instant now = transaction.now();
        registered.forEach(issue -> clocks(transaction, issue, now));
        return ids.size();
    }

    /** What was over before we knew of it is late, and no news. */
    private static void clocks(Transaction transaction, Issue issue, Instant now) {
        for (IssueClock clock : IssueClock.values()) {
            clock.end(issue)
                    .filter(now::isBefore)
                    .ifPresent(end -> Timers.set(transaction, clock.timer(), issue.id(), end, Map.of()));
        }
    }

    private static void ledger(Handle handle, int org, List<ImportedIssue> issues, Map<String, Long> ids) {
        Map<String, ImportedIssue> inserted = new HashMap<>();
        issues.stream()
                .filter(issue -> ids.containsKey(issue.sourceNumber()))
                .forEach(issue -> inserted.putIfAbsent(issue.sourceNumber(), issue));
        PreparedBatch batch = handle.prepareBatch("""
                insert into issue_quantity (org, issue_id, unit, found, removed, verified)
                values (:org, :issue, :code, :found, :removed, :verified)""");
        for (ImportedIssue issue : inserted.values()) {
            for (Quantity quantity : issue.quantities()) {
                batch.bind("org", org)
                        .bind("issue", ids.get(issue.sourceNumber()))
                        .bind("code", quantity.unit().code())
                        .bindMethods(quantity)
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** What the statement reads; names are its columns. */
    private record Row(
            String sourceNumber,
            String category,
            String state,
            String description,
            String route,
            String stake,
            String side,
            String prefix,
            Long fromMm,
            Long toMm,
            long agencyId,
            Long townshipId,
            double lon,
            double lat,
            Instant foundAt,
            Instant dueAt,
            Instant closedAt) {}

    private static final class Rows {
        private final Handle handle;
        private final int org;
        private final HighwayService highways;
        private final HighwayBook book;
        private final WorkingCalendar calendar;
        private final Map<String, Long> agencies;
        private final Map<String, IssueCategory> categories;

        Rows(Handle handle, int org, HighwayService highways) {
            this.highways = highways;
            this.book = highways.book(handle, org);
            this.handle = handle;
            this.org = org;
            this.calendar = Calendars.of(handle, org);
            this.agencies = handle.createQuery("select code, id from agency where org = :org")
                    .bind("org", org)
                    .reduceRows(new HashMap<>(), (map, row) -> {
                        map.put(row.getColumn("code", String.class), row.getColumn("id", Long.class));
                        return map;
                    });
            this.categories = JdbcCategories.list(handle, org).stream()
                    .collect(Collectors.toMap(IssueCategory::code, category -> category));
        }

        Row row(ImportedIssue issue) {
            if (issue.sourceNumber() == null) {
                throw DispatchException.invalid("An imported issue needs its source number");
            }
            // Into what, and how much time is left, no file says.
            if (issue.state() == IssueState.MERGED || issue.state() == IssueState.PARKED) {
                throw DispatchException.invalid("Issue %s: a %s one cannot be imported"
                        .formatted(issue.sourceNumber(), issue.state().code()));
            }
            IssueCategory category = categories.get(issue.category());
            if (category == null) {
                throw refused(issue, "category", issue.category());
            }
            Long agency = agency(issue, issue.agencyCode());
            Staking staking = Staking.imported(
                    highways,
                    book,
                    Wgs84.point(issue.location().lon(), issue.location().lat()),
                    issue.route(),
                    issue.stake(),
                    issue.side());
            return new Row(
                    issue.sourceNumber(),
                    issue.category(),
                    issue.state().code(),
                    issue.description(),
                    staking.route(),
                    staking.stake(),
                    staking.sideCode(),
                    staking.prefix(),
                    staking.fromMm(),
                    staking.toMm(),
                    agency == null ? Jurisdictions.agencyAt(handle, org, issue.location()) : agency,
                    agency(issue, issue.townshipCode()),
                    issue.location().lon(),
                    issue.location().lat(),
                    issue.foundAt(),
                    issue.state().assigned() || issue.closedAt() != null ? limit(issue, category.limits()) : null,
                    issue.closedAt());
        }

        private Instant limit(ImportedIssue issue, Limits limits) {
            return limits.days() != null
                    ? calendar.afterDays(issue.foundAt(), limits.days())
                    : calendar.afterHours(issue.foundAt(), Duration.ofHours(limits.hours()));
        }

        private Long agency(ImportedIssue issue, String code) {
            Long id = code == null ? null : agencies.get(code);
            if (code != null && id == null) {
                throw refused(issue, "agency", code);
            }
            return id;
        }

        private static DispatchException refused(ImportedIssue issue, String what, String code) {
            return DispatchException.invalid("Issue %s: there is no %s %s".formatted(issue.sourceNumber(), what, code));
        }
    }
}
