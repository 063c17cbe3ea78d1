package org.roadmarshal.review.internal;

import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.document.Spreadsheet;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.review.Grouping;
import org.roadmarshal.review.KpiFilter;
import org.roadmarshal.review.KpiService;
import org.roadmarshal.review.Kpis;
import org.roadmarshal.review.Measure;

/** The operations of {@code review.yaml} about figures. */
public final class KpiRoutes {

    private final KpiService kpis;

    public KpiRoutes(KpiService kpis) {
        this.kpis = kpis;
    }

    public void register(Operations operations) {
        operations.query("getKpis", Permission.TASK_READ, (handle, call) -> Reply.ok(figures(handle, call)));
        operations.query("listKpiTasks", Permission.TASK_READ, this::tasks);
        operations.query("exportKpis", Permission.TASK_READ, this::export);
    }

    private Kpis figures(Handle handle, Call call) {
        Grouping by = Coded.of(Grouping.class, call.query("by").orElse(Grouping.SQUAD.code()));
        return kpis.figures(handle, call.principal(), filter(call), by);
    }

    private Reply tasks(Handle handle, Call call) {
        Measure measure = Coded.of(Measure.class, call.query("measure").orElseThrow());
        return Reply.ok(Map.of(
                "items",
                kpis.tasks(
                        handle,
                        call.principal(),
                        filter(call),
                        measure,
                        call.page().limit())));
    }

    private Reply export(Handle handle, Call call) {
        Kpis figures = figures(handle, call);
        Locale locale = Locale.forLanguageTag(call.query("lang").orElse("zh-CN"));
        boolean csv = call.query("format").orElseThrow().equals("csv");
        String day = figures.from().toString().substring(0, 10);
        Map<String, String> headers = Map.of(
                "Content-Disposition",
                "attachment; filename=\"kpi-%s.%s\"".formatted(day, csv ? "csv" : "xlsx"),
                "X-Content-Type-Options",
                "nosniff");
        return csv
                ? Reply.bytes(Spreadsheet.CSV, Spreadsheet.csv(new KpiTable(figures, locale).rows()), headers)
                : Reply.bytes(Spreadsheet.XLSX, Spreadsheet.xlsx("KPI", new KpiTable(figures, locale).rows()), headers);
    }

    private static KpiFilter filter(Call call) {
        return new KpiFilter(
                call.queryTime("from").orElseThrow(),
                call.queryTime("to").orElseThrow(),
                call.queryLong("agencyId").orElse(null),
                call.query("category").orElse(null),
                call.queryLong("hour").map(Long::intValue).orElse(null));
    }
}
