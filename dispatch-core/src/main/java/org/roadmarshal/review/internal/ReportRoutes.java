package org.roadmarshal.review.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.review.ReportService;

/** The operation of {@code review.yaml} that makes a report. */
public final class ReportRoutes {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ReportService reports;
    private final Path font;

    /** @param font a TrueType font that has Chinese; needed only for PDF */
    public ReportRoutes(ReportService reports, Path font) {
        this.reports = reports;
        this.font = font;
    }

    public void register(Operations operations) {
        operations.query("getIncidentReport", Permission.TASK_READ, this::report);
    }

    private Reply report(Handle handle, Call call) {
        boolean pdf = call.query("format").orElseThrow().equals("pdf");
        if (pdf && !Files.isReadable(font)) {
            throw DispatchException.conflict(
                    "A PDF needs a TrueType font that has Chinese, and there is none at %s: install fonts-droid-fallback, or say review.font. DOCX needs none"
                            .formatted(font));
        }
        Locale locale = Locale.forLanguageTag(call.query("lang").orElse("zh-CN"));
        List<Block> blocks = new ReportText(reports.report(handle, call.principal(), call.id()), locale).blocks();
        Map<String, String> headers = Map.of(
                "Content-Disposition",
                "attachment; filename=\"incident-%d.%s\"".formatted(call.id(), pdf ? "pdf" : "docx"),
                "X-Content-Type-Options",
                "nosniff");
        try {
            return pdf
                    ? Reply.bytes("application/pdf", pdf(blocks), headers)
                    : Reply.bytes(DOCX, WordFile.write(blocks), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] pdf(List<Block> blocks) throws IOException {
        try (InputStream ttf = Files.newInputStream(font);
                PdfPages pages = new PdfPages(ttf)) {
            return pages.write(blocks);
        }
    }
}
