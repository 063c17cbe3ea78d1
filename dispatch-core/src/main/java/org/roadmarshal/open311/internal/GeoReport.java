package org.roadmarshal.open311.internal;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Door;
import org.roadmarshal.http.DoorCall;
import org.roadmarshal.http.DoorCall.Fields;
import org.roadmarshal.http.Reply;
import org.roadmarshal.http.TokenBuckets;
import org.roadmarshal.intake.PublicIssue;
import org.roadmarshal.intake.PublicIssues;
import org.roadmarshal.intake.PublicOrg;
import org.roadmarshal.intake.PublicationService;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.open311.NewReport;
import org.roadmarshal.open311.ReportService;
import org.roadmarshal.open311.internal.Format.Items;

/**
 * The standard's paths. {@code /open311/discovery.xml} tells of {@code /open311/v2/...}, where the jurisdiction is the org's code and
 * the last path segment ends in the format. Errors are 403 for a key that is none, 404 for what is not there, and 400 for all else,
 * with the exact number in the body: as the standard says.
 */
public final class GeoReport implements Door {
    /** 4,000 Chinese characters are 36,000 bytes in a form. */
    private static final int MOST_BYTES = 128 << 10;

    private static final int READS_AT_ONCE = 120;
    private static final double READS_A_SECOND = 2;

    private final Database database;
    private final Journal journal;
    private final PublicationService publications;
    private final PublicIssues publicIssues;
    private final IssueService issues;
    private final ReportService reports;
    private final TokenBuckets buckets;
    private final Elements elements;

    /** @param base the address of this server as others reach it */
    public GeoReport(
            Database database,
            Journal journal,
            PublicationService publications,
            PublicIssues publicIssues,
            IssueService issues,
            ReportService reports,
            TokenBuckets buckets,
            String base) {
        this.database = database;
        this.journal = journal;
        this.publications = publications;
        this.publicIssues = publicIssues;
        this.issues = issues;
        this.reports = reports;
        this.buckets = buckets;
        this.elements = new Elements(base);
    }

    @Override
    public String prefix() {
        return "/open311/";
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    /** A path without its format. @param last the part after the resource; null for none */
    private record Path(String resource, String last, Format format) {
        static Path of(DoorCall call) {
            String path = call.path();
            int dot = path.lastIndexOf('.');
            Format format = Format.of(dot < 0 ? "" : path.substring(dot + 1))
                    .orElseThrow(() -> DispatchException.invalid("The format is .xml or .json"));
            String[] parts = path.substring(0, dot).split("/", -1);
            if (parts.length == 1 && parts[0].equals("discovery")) {
                return new Path("discovery", null, format);
            }
            if (!parts[0].equals("v2") || parts.length < 2 || parts.length > 3) {
                throw DispatchException.notFound("resource", path.substring(0, dot));
            }
            return new Path(parts[1], parts.length == 3 ? parts[2] : null, format);
        }
    }

    @Override
    public Future<Reply> answer(DoorCall call) {
        try {
            Path path = Path.of(call);
            String route = call.method() + " " + path.resource + (path.last == null ? "" : "/");
            return switch (route) {
                case "GET discovery" -> read(call, path, this::discovery);
                case "GET services" -> read(call, path, this::services);
                case "GET services/" -> read(call, path, this::definition);
                case "GET requests" -> read(call, path, this::requests);
                case "GET requests/" -> read(call, path, this::request);
                case "GET tokens/" -> read(call, path, this::token);
                case "GET servicerequestupdates" -> read(call, path, this::updates);
                case "POST requests" -> write(call, path, this::report);
                case "POST servicerequestupdates" -> write(call, path, this::comment);
                default -> Future.failedFuture(unknown(call, path));
            };
        } catch (DispatchException e) {
            return Future.failedFuture(e);
        }
    }

    private static DispatchException unknown(DoorCall call, Path path) {
        boolean known = path.last == null
                ? List.of("discovery", "services", "requests", "servicerequestupdates")
                        .contains(path.resource)
                : List.of("services", "requests", "tokens").contains(path.resource);
        return known
                ? new DispatchException(ErrorCode.METHOD_NOT_ALLOWED, call.method() + " is not possible here")
                : DispatchException.notFound("resource", path.resource);
    }

    /** What stands in an answer. @param root its outermost name */
    private record Content(String root, Object content) {}

    private interface Reading {
        Content read(Handle handle, PublicOrg org, Path path, Fields fields);
    }

    private Future<Reply> read(DoorCall call, Path path, Reading reading) {
        buckets.take(call.address(), READS_AT_ONCE, READS_A_SECOND);
        Fields fields = call.queryFields();
        return database.read(handle -> ok(path, reading.read(handle, org(handle, fields), path, fields)));
    }

    private PublicOrg org(Handle handle, Fields fields) {
        return PublicOrg.chosen(
                publications.withOpen311(handle),
                "jurisdiction_id",
                fields.one("jurisdiction_id").orElse(null));
    }

    private Content discovery(Handle handle, PublicOrg org, Path path, Fields fields) {
        return new Content("discovery", elements.discovery(org));
    }

    private Content services(Handle handle, PublicOrg org, Path path, Fields fields) {
        return new Content("services", Elements.services(issues.categories(handle, org.id())));
    }

    private Content definition(Handle handle, PublicOrg org, Path path, Fields fields) {
        IssueCategory category = issues.categories(handle, org.id()).stream()
                .filter(each -> each.code().equals(path.last))
                .findFirst()
                .orElseThrow(() -> DispatchException.notFound("service_code", path.last));
        return new Content("service_definition", Elements.definition(category));
    }

    private Content requests(Handle handle, PublicOrg org, Path path, Fields fields) {
        RequestQuery query = RequestQuery.of(fields, Instant.now());
        return requests(org, publicIssues.list(handle, org.id(), query.filter(fields)), fields);
    }

    private Content request(Handle handle, PublicOrg org, Path path, Fields fields) {
        PublicIssue issue = (path.last.matches("\\d{1,15}")
                        ? publicIssues.find(handle, org.id(), Long.parseLong(path.last))
                        : Optional.<PublicIssue>empty())
                .orElseThrow(() -> DispatchException.notFound("service_request_id", path.last));
        return requests(org, List.of(issue), fields);
    }

    private Content requests(PublicOrg org, List<PublicIssue> found, Fields fields) {
        boolean extended = fields.one("extensions").map("true"::equals).orElse(false);
        return new Content(
                "service_requests",
                new Items(
                        "request",
                        found.stream()
                                .map(issue -> elements.request(org, issue, extended))
                                .toList()));
    }

    private Content token(Handle handle, PublicOrg org, Path path, Fields fields) {
        ReportService.Taken taken = JdbcReports.byToken(handle, org.id(), path.last)
                .orElseThrow(() -> DispatchException.notFound("token", path.last));
        return one(
                "service_requests",
                "request",
                Elements.fields("service_request_id", text(taken.issueId()), "token", taken.token()));
    }

    private Content updates(Handle handle, PublicOrg org, Path path, Fields fields) {
        RequestQuery query = RequestQuery.of(fields, Instant.now());
        return new Content(
                "service_request_updates",
                new Items(
                        "request_update",
                        publicIssues
                                .steps(
                                        handle,
                                        org.id(),
                                        query.ids(),
                                        query.from(),
                                        query.to(),
                                        query.limit(),
                                        query.offset())
                                .stream()
                                .map(step -> elements.update(org, step))
                                .toList()));
    }

    /** Who writes, and what was read before the transaction. */
    private record Writer(PublicOrg org, JdbcKeys.Holder holder, List<IssueCategory> categories) {}

    private interface Writing {
        Content write(Transaction transaction, Writer writer, Fields fields);
    }

    private Future<Reply> write(DoorCall call, Path path, Writing writing) {
        Fields fields = call.formFields();
        return database.read(handle -> writer(handle, call, fields))
                .compose(writer -> journal.commit(
                        writer.org.id(),
                        new Actor(null, "Open311 " + writer.holder.name()),
                        transaction -> ok(path, writing.write(transaction, writer, fields))));
    }

    private Writer writer(Handle handle, DoorCall call, Fields fields) {
        PublicOrg org = org(handle, fields);
        JdbcKeys.Holder holder = fields.one("api_key")
                .flatMap(key -> JdbcKeys.holder(handle, org.id(), key))
                .orElseThrow(() -> {
                    buckets.take(call.address(), READS_AT_ONCE, READS_A_SECOND);
                    return DispatchException.forbidden("api_key is missing or not valid");
                });
        buckets.take(List.of(org.id(), holder.id()), holder.perMinute(), holder.perMinute() / 60.0);
        return new Writer(org, holder, issues.categories(handle, org.id()));
    }

    private Content report(Transaction transaction, Writer writer, Fields fields) {
        NewReport report = ReportForm.read(fields, writer.categories);
        ReportService.Taken taken = reports.take(transaction, writer.holder.id(), writer.holder.name(), report);
        IssueCategory category = writer.categories.stream()
                .filter(each -> each.code().equals(report.category()))
                .findFirst()
                .orElseThrow();
        return one(
                "service_requests",
                "request",
                taken.issueId() == null
                        ? Elements.fields(
                                "token",
                                taken.token(),
                                "service_notice",
                                "地点待人工核定，核定后可用 token 查询受理编号",
                                "account_id",
                                report.senderAccount())
                        : Elements.fields(
                                "service_request_id",
                                text(taken.issueId()),
                                "service_notice",
                                Elements.notice(
                                        category.limits().days(),
                                        category.limits().hours()),
                                "account_id",
                                report.senderAccount()));
    }

    private Content comment(Transaction transaction, Writer writer, Fields fields) {
        JdbcReports.NewUpdate update = UpdateForm.read(fields);
        publicIssues
                .find(transaction.handle(), transaction.org(), update.issueId())
                .orElseThrow(() -> DispatchException.notFound("service_request_id", update.issueId()));
        long id = JdbcReports.insert(transaction, writer.holder.id(), update)
                .map(fresh -> {
                    transaction.append(new Entry(
                            "open311_update.received",
                            "open311_update",
                            fresh,
                            1,
                            null,
                            null,
                            update.saidAt(),
                            Map.of("open311Update", Map.of("id", fresh, "issueId", update.issueId()))));
                    return fresh;
                })
                .orElseGet(() -> JdbcReports.updateOf(
                        transaction.handle(), transaction.org(), writer.holder.id(), update.number()));
        return one("service_request_updates", "request_update", Elements.fields("update_id", text(id)));
    }

    private static Content one(String root, String each, Map<String, Object> fields) {
        return new Content(root, new Items(each, List.of(fields)));
    }

    private static String text(Long number) {
        return number == null ? null : String.valueOf(number);
    }

    private static Reply ok(Path path, Content content) {
        return reply(200, path.format, content.root, content.content, Map.of());
    }

    private static Reply reply(int status, Format format, String root, Object content, Map<String, String> headers) {
        return new Reply(status, format.contentType(), format.write(root, content), null, headers);
    }

    @Override
    public Reply refuse(DoorCall call, DispatchException problem) {
        int number = problem.code().status();
        List<Map<String, Object>> errors = new ArrayList<>();
        problem.getMessage().lines().forEach(line -> errors.add(Elements.fields("code", number, "description", line)));
        Map<String, String> headers = new HashMap<>();
        if (number == 429 || number == 503) {
            headers.put("Retry-After", String.valueOf(problem.retryAfter() == null ? 2 : problem.retryAfter()));
        }
        Format format = Format.of(call.path().substring(call.path().lastIndexOf('.') + 1))
                .orElse(Format.XML);
        int status = number == 403 || number == 404 ? number : 400;
        return reply(status, format, "errors", new Items("error", errors), headers);
    }
}
