package org.roadmarshal.legal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.CaseDocument;
import org.roadmarshal.legal.DocumentKind;

/** Documents in SQL: read, and added to. */
public final class JdbcDocument {
    private static final String COLUMNS = """
            select d.id, d.case_id, d.step, d.kind, d.number, d.template_version, encode(d.docx_sha256, 'hex') as docx_digits,
              encode(d.pdf_sha256, 'hex') as pdf_digits, d.created_at, a.id as created_by_id, a.display_name as created_by_name
            """;
    private static final String FROM =
            " from legal_document d join account a on a.org = d.org and a.id = d.created_by" + " where d.org = :org ";

    private JdbcDocument() {}

    /** Where a document belongs, and its bytes. */
    public record File(long caseId, CaseDocument document, byte[] bytes) {}

    /** What was made. */
    public record Made(DocumentKind kind, int step, String number, int templateVersion, byte[] docx, byte[] pdf) {}

    static List<CaseDocument> list(Handle handle, int org, long caseId) {
        return handle.createQuery(COLUMNS + FROM + "and d.case_id = :case order by d.id")
                .bind("org", org)
                .bind("case", caseId)
                .map(JdbcDocument::read)
                .list();
    }

    public static Optional<File> file(Handle handle, int org, long id, boolean pdf) {
        return handle.createQuery(COLUMNS + (pdf ? ", d.pdf as bytes" : ", d.docx as bytes") + FROM + "and d.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new File(row.getLong("case_id"), read(row, context), row.getBytes("bytes")))
                .findOne();
    }

    static long insert(Handle handle, Principal principal, long caseId, Made made) {
        return handle.createUpdate("""
                        insert into legal_document (org, case_id, step, kind, number, template_version, docx, docx_sha256,
                          pdf, pdf_sha256, created_by)
                        values (:org, :case, :step, :code, :number, :templateVersion, :docx, sha256(:docx), :pdf,
                          sha256(:pdf), :by)""")
                .bindMethods(made)
                .bind("org", principal.org())
                .bind("case", caseId)
                .bind("code", made.kind().code())
                .bind("by", principal.accountId())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    private static CaseDocument read(ResultSet row, StatementContext context) throws SQLException {
        return new CaseDocument(
                row.getLong("id"),
                row.getInt("step"),
                Coded.of(DocumentKind.class, row.getString("kind")),
                row.getString("number"),
                row.getInt("template_version"),
                row.getString("docx_digits"),
                row.getString("pdf_digits"),
                null,
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"));
    }
}
