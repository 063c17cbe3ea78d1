package org.roadmarshal.open311;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.linear.StakeText;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.highway.StakeAnswer;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.NewIssue;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.open311.internal.JdbcReports;
import org.roadmarshal.open311.internal.ServiceAttribute;

/**
 * Reports that come in by programs: an issue at once where the place is known, else something that the desk has to place. Names and
 * numbers of those who report stand in its table alone, and not in the journal, which never forgets.
 */
public final class ReportService {
    private static final Pattern STAKE =
            Pattern.compile("(" + StakeText.ROUTE + ")\\s*([A-Z]?K\\d+(?:\\+\\d+(?:\\.\\d+)?)?)");

    private final IssueService issues;
    private final HighwayService highways;

    public ReportService(IssueService issues, HighwayService highways) {
        this.issues = issues;
        this.highways = highways;
    }

    /** @param issueId null where it waits */
    public record Taken(Long issueId, String token) {}

    /**
     * The same again within a day, in every field, is answered as the first time.
     *
     * @param via the key's name
     * @throws DispatchException VALIDATION
     */
    public Taken take(Transaction transaction, long keyId, String via, NewReport report) {
        Handle handle = transaction.handle();
        Optional<Taken> before = JdbcReports.same(handle, transaction.org(), keyId, report.fingerprint());
        if (before.isPresent()) {
            return before.get();
        }
        Location location = report.location() == null ? byStake(handle, transaction.org(), report) : report.location();
        Long issueId = location == null
                ? null
                : issues.register(
                                transaction,
                                JdbcReports.stranger(handle, transaction.org(), transaction.actor()),
                                issue(report, location))
                        .id();
        JdbcReports.Kept kept = JdbcReports.insert(transaction, keyId, report, issueId);
        append(transaction, "received", kept.id(), issueId);
        return new Taken(issueId, kept.token());
    }

    /** Those that wait for a place, the oldest first. */
    public Page<Report> waiting(Handle handle, Principal principal, PageRequest page) {
        return Page.of(JdbcReports.waiting(handle, principal.org(), page), page, Report::id);
    }

    /** @throws DispatchException NOT_FOUND, FORBIDDEN */
    public Report.OfIssue ofIssue(Handle handle, Principal principal, long issueId) {
        Issue issue = issues.get(handle, principal, issueId);
        principal.require(Permission.ISSUE_DISPATCH, issue.agency().id());
        return new Report.OfIssue(
                JdbcReports.ofIssue(handle, principal.org(), issueId).orElse(null),
                JdbcReports.updates(handle, principal.org(), issueId));
    }

    /** @throws DispatchException NOT_FOUND; STALE; CONFLICT where it does not wait; VALIDATION where the place cannot be */
    public Report place(Transaction transaction, Principal principal, long id, int expected, Placing placing) {
        principal.require(Permission.ISSUE_DISPATCH);
        Report report = JdbcReports.hold(transaction.handle(), transaction.org(), id);
        if (report.version() != expected) {
            throw DispatchException.stale("report", id, expected, report.version());
        }
        if (report.state() != ReportState.WAITING) {
            throw DispatchException.conflict("The report does not wait for a place");
        }
        Long issueId = placing.location() == null
                ? null
                : issues.register(transaction, principal, issue(report, placing.location()))
                        .id();
        JdbcReports.placed(transaction.handle(), transaction.org(), id, issueId);
        append(transaction, issueId == null ? "discarded" : "placed", id, issueId);
        return JdbcReports.hold(transaction.handle(), transaction.org(), id);
    }

    /** The place of the stake that is said; null where none is, or it may mean several places, or there is none such. */
    private Location byStake(Handle handle, int org, NewReport report) {
        Matcher stake = STAKE.matcher(
                first(report.attributes(), ServiceAttribute.STAKE).orElse(String.valueOf(report.address())));
        if (!stake.find()) {
            return null;
        }
        try {
            StakeAnswer answer = highways.locate(handle, org, stake.group());
            return answer.found() ? answer.only().location() : null;
        } catch (DispatchException e) {
            if (e.code() != ErrorCode.VALIDATION) {
                throw e;
            }
            return null;
        }
    }

    private static void append(Transaction transaction, String verb, long id, Long issueId) {
        int version = verb.equals("received") ? 1 : 2;
        transaction.append(new Entry(
                "open311_report." + verb,
                "open311_report",
                id,
                version,
                null,
                null,
                null,
                Map.of("open311Report", issueId == null ? Map.of("id", id) : Map.of("id", id, "issueId", issueId))));
    }

    private static NewIssue issue(NewReport report, Location at) {
        return issue(report.category(), report.description(), report.address(), report.attributes(), at);
    }

    private static NewIssue issue(Report report, Location at) {
        return issue(report.category(), report.description(), report.address(), report.attributes(), at);
    }

    private static NewIssue issue(
            String category, String description, String address, Map<String, List<String>> attributes, Location at) {
        Matcher stake = STAKE.matcher(first(attributes, ServiceAttribute.STAKE).orElse(""));
        boolean marked = stake.find();
        return new NewIssue(
                category,
                point(at),
                IssueSource.PUBLIC,
                null,
                description,
                marked ? stake.group(1) : null,
                marked ? stake.group(2) : null,
                first(attributes, ServiceAttribute.SIDE)
                        .map(side -> Coded.of(RoadSide.class, side))
                        .orElse(null),
                address,
                null,
                null,
                quantities(attributes),
                null);
    }

    private static List<Quantity> quantities(Map<String, List<String>> attributes) {
        List<Quantity> quantities = new ArrayList<>();
        for (QuantityUnit unit : QuantityUnit.values()) {
            first(attributes, unit.code())
                    .ifPresent(amount -> quantities.add(new Quantity(unit, new BigDecimal(amount), null, null)));
        }
        return quantities;
    }

    private static Optional<String> first(Map<String, List<String>> attributes, String code) {
        return attributes.getOrDefault(code, List.of()).stream().findFirst();
    }

    private static JsonNode point(Location at) {
        return Json.tree("{\"type\":\"Point\",\"coordinates\":[%s,%s]}".formatted(at.lon(), at.lat()));
    }
}
