package org.roadmarshal.campaign.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.SeasonReport;
import org.roadmarshal.campaign.SeasonReportService;
import org.roadmarshal.document.ChartPicture;
import org.roadmarshal.document.Papers;
import org.roadmarshal.document.Spreadsheet;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;

/** The operation of {@code campaign.yaml} that makes a season's report. */
public final class SeasonRoutes {
    private final SeasonReportService reports;
    private final Papers papers;
    private final ChartPicture charts;

    public SeasonRoutes(SeasonReportService reports, Papers papers, ChartPicture charts) {
        this.reports = reports;
        this.papers = papers;
        this.charts = charts;
    }

    public void register(Operations operations) {
        operations.query("getCampaignReport", Permission.ISSUE_READ, this::report);
    }

    private Reply report(Handle handle, Call call) {
        String format = call.query("format").orElseThrow();
        boolean english = call.query("lang").orElse("zh-CN").equals("en");
        SeasonReport report = reports.report(handle, call.principal(), call.id());
        Map<String, String> headers = Map.of(
                "Content-Disposition",
                "attachment; filename=\"campaign-%d.%s\"".formatted(call.id(), format),
                "X-Content-Type-Options",
                "nosniff");
        return switch (format) {
            case "pdf" ->
                Reply.bytes(Papers.PDF, papers.pdf(new SeasonText(report, charts, english).blocks()), headers);
            case "docx" ->
                Reply.bytes(Papers.DOCX, papers.docx(new SeasonText(report, charts, english).blocks()), headers);
            default ->
                Reply.bytes(Spreadsheet.XLSX, Spreadsheet.xlsx(new SeasonPages(report, english).pages()), headers);
        };
    }
}
