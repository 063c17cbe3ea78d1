package org.roadmarshal.legal.internal;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.document.Papers;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.legal.CaseDocument;
import org.roadmarshal.legal.DocumentKind;
import org.roadmarshal.legal.Dossiers;
import org.roadmarshal.legal.LegalPapers;
import org.roadmarshal.legal.TemplateInfo;

/** The operations of {@code legal.yaml} on documents, templates and the whole file. */
public final class PaperRoutes {
    private final LegalPapers papers;
    private final Dossiers dossiers;
    private final Database database;
    private final WorkerExecutor files;

    private record NewDocument(DocumentKind kind, Integer step) {}

    private record Templates(List<TemplateInfo> items, List<String> fields) {}

    /** @param files threads for what takes long */
    public PaperRoutes(LegalPapers papers, Dossiers dossiers, Database database, WorkerExecutor files) {
        this.papers = papers;
        this.dossiers = dossiers;
        this.database = database;
        this.files = files;
    }

    public void register(Operations operations) {
        operations.create("produceLegalDocument", Permission.CASE_WRITE, this::produce);
        operations.query("getLegalDocumentFile", Permission.CASE_READ, this::document);
        operations.query(
                "listLegalTemplates",
                Permission.CASE_READ,
                (handle, call) -> Reply.ok(
                        new Templates(papers.templates(handle, call.principal()), List.copyOf(Fields.names()))));
        operations.query("getLegalTemplateFile", Permission.CASE_READ, this::template);
        operations.create("uploadLegalTemplate", Permission.CASE_REVIEW, this::upload);
        operations.raw("getLegalDossier", Permission.CASE_READ, this::dossier);
    }

    private Reply produce(Transaction transaction, Call call) {
        NewDocument wanted = call.body(NewDocument.class);
        CaseDocument made = papers.produce(transaction, call.principal(), call.id(), wanted.kind, wanted.step);
        return Reply.created(made, "/legal-documents/" + made.id() + "/file", 1);
    }

    private Reply document(Handle handle, Call call) {
        boolean pdf = call.query("format").orElseThrow().equals("pdf");
        JdbcDocument.File file = papers.file(handle, call.principal(), call.id(), pdf);
        return sent(pdf ? Papers.PDF : Papers.DOCX, file.bytes(), "document-" + call.id() + (pdf ? ".pdf" : ".docx"));
    }

    private Reply template(Handle handle, Call call) {
        DocumentKind kind = kind(call);
        return sent(Papers.DOCX, papers.template(handle, call.principal(), kind), "template-" + kind.code() + ".docx");
    }

    private Reply upload(Transaction transaction, Call call) {
        return Reply.created(papers.upload(transaction, call.principal(), kind(call), call.bytes()));
    }

    private Future<Reply> dossier(Call call) {
        boolean pdf = call.query("format").orElseThrow().equals("pdf");
        return database.read(handle -> dossiers.read(handle, call.principal(), call.id()))
                .compose(read -> files.executeBlocking(() -> pdf ? dossiers.pdf(read) : dossiers.zip(read), false))
                .map(bytes -> sent(
                        pdf ? Papers.PDF : "application/zip", bytes, "case-" + call.id() + (pdf ? ".pdf" : ".zip")));
    }

    private static DocumentKind kind(Call call) {
        return Coded.of(DocumentKind.class, call.query("kind").orElseThrow());
    }

    private static Reply sent(String type, byte[] bytes, String name) {
        return Reply.bytes(
                type,
                bytes,
                Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"%s\"".formatted(name),
                        "Cache-Control",
                        "private, no-store",
                        "X-Content-Type-Options",
                        "nosniff"));
    }
}
