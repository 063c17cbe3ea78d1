package org.roadmarshal.legal.internal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.DocumentKind;

/** A bureau's own templates in SQL. */
public final class JdbcTemplate {
    private JdbcTemplate() {}

    /** @param version from 1; 0 for what comes with the software */
    public record Stored(int version, byte[] docx, String sha256, Instant at, Named by) {}

    /** The newest. */
    public static Optional<Stored> find(Handle handle, int org, DocumentKind kind) {
        return handle.createQuery("""
                        select t.version, t.docx, t.sha256, t.created_at, a.id as by_id, a.display_name as by_name
                        from legal_template t join account a on a.org = t.org and a.id = t.created_by
                        where t.org = :org and t.kind = :kind order by t.version desc limit 1""")
                .bind("org", org)
                .bind("kind", kind.code())
                .map((row, context) -> new Stored(
                        row.getInt("version"),
                        row.getBytes("docx"),
                        HexFormat.of().formatHex(row.getBytes("sha256")),
                        Rows.instant(row, "created_at"),
                        Rows.named(row, "by")))
                .findOne();
    }

    public static void insert(Handle handle, Principal principal, DocumentKind kind, byte[] docx) {
        handle.createUpdate("""
                        insert into legal_template (org, kind, version, docx, sha256, created_by)
                        select :org, :kind, coalesce(max(version), 0) + 1, :docx, sha256(:docx), :by
                        from legal_template where org = :org and kind = :kind""")
                .bind("org", principal.org())
                .bind("kind", kind.code())
                .bind("docx", docx)
                .bind("by", principal.accountId())
                .execute();
    }
}
