package org.roadmarshal.campaign.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.Assessment;
import org.roadmarshal.campaign.AssessmentFilter;
import org.roadmarshal.campaign.AssessmentService;
import org.roadmarshal.campaign.Grouping;
import org.roadmarshal.campaign.Rate;
import org.roadmarshal.document.Spreadsheet;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code campaign.yaml} about assessment. */
public final class AssessmentRoutes {
    private final AssessmentService assessment;

    public AssessmentRoutes(AssessmentService assessment) {
        this.assessment = assessment;
    }

    public void register(Operations operations) {
        operations.query("getAssessment", Permission.ISSUE_READ, (handle, call) -> Reply.ok(rates(handle, call)));
        operations.query("listAssessedIssues", Permission.ISSUE_READ, this::issues);
        operations.query("exportAssessment", Permission.ISSUE_READ, this::export);
    }

    private Assessment rates(Handle handle, Call call) {
        Grouping by = Coded.of(Grouping.class, call.query("by").orElse(Grouping.SQUAD.code()));
        return assessment.rates(handle, call.principal(), filter(call), by);
    }

    private Reply issues(Handle handle, Call call) {
        return Reply.ok(assessment.issues(
                handle,
                call.principal(),
                filter(call),
                Coded.of(Rate.class, call.query("rate").orElseThrow()),
                Coded.of(
                        AssessmentService.Part.class,
                        call.query("part").orElse(AssessmentService.Part.DENOMINATOR.code())),
                call.query("by").map(code -> Coded.of(Grouping.class, code)).orElse(null),
                call.query("key").orElse(null),
                call.page()));
    }

    private Reply export(Handle handle, Call call) {
        Assessment rates = rates(handle, call);
        boolean english = call.query("lang").orElse("zh-CN").equals("en");
        boolean csv = call.query("format").orElseThrow().equals("csv");
        Map<String, String> headers = Map.of(
                "Content-Disposition",
                "attachment; filename=\"assessment-%s.%s\""
                        .formatted(rates.from().toString().substring(0, 10), csv ? "csv" : "xlsx"),
                "X-Content-Type-Options",
                "nosniff");
        AssessmentTable table = new AssessmentTable(rates, english);
        return csv
                ? Reply.bytes(Spreadsheet.CSV, Spreadsheet.csv(table.rows()), headers)
                : Reply.bytes(Spreadsheet.XLSX, Spreadsheet.xlsx(english ? "Assessment" : "考核", table.rows()), headers);
    }

    private static AssessmentFilter filter(Call call) {
        return new AssessmentFilter(
                call.queryTime("from").orElseThrow(),
                call.queryTime("to").orElseThrow(),
                call.queryLong("agencyId").orElse(null),
                call.query("category").orElse(null),
                call.query("route").orElse(null),
                call.queryLong("townshipId").orElse(null));
    }
}
