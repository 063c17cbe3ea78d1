package org.roadmarshal.review.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.document.Block;
import org.roadmarshal.document.Papers;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.review.ReportService;

/** The operation of {@code review.yaml} that makes a report. */
public final class ReportRoutes {
    private final ReportService reports;
    private final Papers papers;

    public ReportRoutes(ReportService reports, Papers papers) {
        this.reports = reports;
        this.papers = papers;
    }

    public void register(Operations operations) {
        operations.query("getIncidentReport", Permission.TASK_READ, this::report);
    }

    private Reply report(Handle handle, Call call) {
        boolean pdf = call.query("format").orElseThrow().equals("pdf");
        Locale locale = Locale.forLanguageTag(call.query("lang").orElse("zh-CN"));
        List<Block> blocks = new ReportText(reports.report(handle, call.principal(), call.id()), locale).blocks();
        Map<String, String> headers = Map.of(
                "Content-Disposition",
                "attachment; filename=\"incident-%d.%s\"".formatted(call.id(), pdf ? "pdf" : "docx"),
                "X-Content-Type-Options",
                "nosniff");
        return pdf
                ? Reply.bytes(Papers.PDF, papers.pdf(blocks), headers)
                : Reply.bytes(Papers.DOCX, papers.docx(blocks), headers);
    }
}
