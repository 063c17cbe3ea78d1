package org.roadmarshal.intake.internal;

import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.document.Spreadsheet;
import org.roadmarshal.gis.crs.SourceCrs;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.intake.ImportOptions;
import org.roadmarshal.intake.ImportReport;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;

/** The operations on tables of issues. */
public final class ImportRoutes {
    private final ImportRun run;

    public ImportRoutes(ImportRun run) {
        this.run = run;
    }

    public void register(Operations operations) {
        operations.raw("importIssues", Permission.ISSUE_DISPATCH, call -> run.take(
                        call.principal(), call.bytes(), options(call))
                .map(Reply::ok));
        operations.query("listIssueImports", Permission.ISSUE_DISPATCH, (handle, call) -> {
            PageRequest page = call.page();
            return Reply.ok(Page.of(JdbcIntake.list(handle, call.principal().org(), page), page, ImportReport::id));
        });
        operations.query("getIssueImportReport", Permission.ISSUE_DISPATCH, ImportRoutes::report);
        operations.query("getIssueImportTemplate", null, (handle, call) -> template(call));
    }

    private static ImportOptions options(Call call) {
        return new ImportOptions(
                call.query("name").orElseThrow(),
                call.queryBoolean("dryRun").orElse(true),
                SourceCrs.valueOf(call.query("crs").orElse("wgs84").toUpperCase(Locale.ROOT)),
                call.query("mode").orElse("good_rows").equals("all_or_nothing"));
    }

    private static Reply report(Handle handle, Call call) {
        byte[] csv = JdbcIntake.csv(handle, call.principal().org(), call.id())
                .orElseThrow(() -> DispatchException.notFound("issue import", call.id()));
        return file(Spreadsheet.CSV, ImportWords.unzipped(csv), "import-%d.csv".formatted(call.id()));
    }

    private static Reply template(Call call) {
        return call.query("format").orElse("xlsx").equals("csv")
                ? file(Spreadsheet.CSV, Spreadsheet.csv(ImportWords.template()), "issues.csv")
                : file(Spreadsheet.XLSX, Spreadsheet.xlsx("issues", ImportWords.template()), "issues.xlsx");
    }

    private static Reply file(String type, byte[] bytes, String name) {
        return Reply.bytes(type, bytes, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }
}
