package org.roadmarshal.evidence.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.evidence.EvidenceUploads.Whole;
import org.roadmarshal.evidence.NewUpload;
import org.roadmarshal.evidence.Upload;
import org.roadmarshal.kernel.Principal;

/** An account's uploads, in SQL. */
public final class JdbcUploads {
    private final Handle handle;
    private final Principal principal;

    public JdbcUploads(Handle handle, Principal principal) {
        this.handle = handle;
        this.principal = principal;
    }

    /** The same photo, kept before for the same account. */
    public Optional<Evidence> kept(NewUpload photo) {
        return handle.createQuery("""
                        select id from evidence where org = :org and account_id = :account
                          and sha256 = decode(:sha256, 'hex') and captured_at = :capturedAt
                        order by id limit 1""")
                .bindMethods(photo)
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .mapTo(Long.class)
                .findOne()
                .flatMap(id -> EvidenceRecords.find(handle, principal, id));
    }

    /** Its id, whether it was begun now or before. @param most of an account; beyond them the one untouched longest goes */
    public long open(NewUpload photo, int most) {
        handle.createUpdate("""
                        delete from evidence_upload where org = :org and id in (
                          select id from evidence_upload where org = :org and account_id = :account
                            and not (sha256 = decode(:sha256, 'hex') and captured_at = :capturedAt)
                          order by touched_at desc, id desc offset :most)""")
                .bindMethods(photo)
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .bind("most", most - 1)
                .execute();
        return handle.createQuery("""
                        insert into evidence_upload (org, account_id, sha256, size_bytes, captured_at, geom, heading_deg,
                          original_sha256)
                        values (:org, :account, decode(:sha256, 'hex'), :sizeBytes, :capturedAt, :location, :headingDeg,
                          decode(:originalSha256, 'hex'))
                        on conflict (org, account_id, sha256, captured_at) do update set touched_at = now()
                        returning id""")
                .bindMethods(photo)
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .mapTo(Long.class)
                .one();
    }

    public void lock(long id) {
        handle.createQuery("select id from evidence_upload where org = :org and id = :id for update")
                .bind("org", principal.org())
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    public Optional<Upload> find(long id, Duration life) {
        return handle.createQuery("""
                        select id, encode(sha256, 'hex') as hash, size_bytes, received, touched_at from evidence_upload
                        where org = :org and account_id = :account and id = :id""")
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .bind("id", id)
                .map((row, context) -> new Upload(
                        row.getLong("id"),
                        row.getString("hash"),
                        row.getInt("size_bytes"),
                        row.getInt("received"),
                        Rows.instant(row, "touched_at").plus(life),
                        null))
                .findOne();
    }

    public void append(long id, int offset, byte[] bytes) {
        handle.execute(
                "insert into evidence_chunk (org, upload_id, at, bytes) values (?, ?, ?, ?)",
                principal.org(),
                id,
                offset,
                bytes);
        handle.execute(
                "update evidence_upload set received = ?, touched_at = now() where org = ? and id = ?",
                offset + bytes.length,
                principal.org(),
                id);
    }

    /** In one statement: whoever finishes the same upload in this very moment removes it, row and pieces. */
    public Optional<Whole> whole(long id) {
        return handle.createQuery("""
                        select *, st_x(geom) as lon, st_y(geom) as lat,
                          (select string_agg(bytes, '' order by at) from evidence_chunk c
                            where c.org = u.org and c.upload_id = u.id) as bytes
                        from evidence_upload u
                        where org = :org and account_id = :account and id = :id and received = size_bytes""")
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .bind("id", id)
                .map((row, context) -> new Whole(said(row), row.getBytes("bytes")))
                .findOne();
    }

    private static NewUpload said(ResultSet row) throws SQLException {
        byte[] original = row.getBytes("original_sha256");
        return new NewUpload(
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getInt("size_bytes"),
                Rows.instant(row, "captured_at"),
                Rows.location(row),
                row.getObject("heading_deg", Double.class),
                original == null ? null : HexFormat.of().formatHex(original));
    }

    public boolean remove(long id) {
        return handle.execute(
                        "delete from evidence_upload where org = ? and account_id = ? and id = ?",
                        principal.org(),
                        principal.accountId(),
                        id)
                > 0;
    }

    /** Removes one that nobody touched for so long. @return when to look again, where somebody did */
    public static Optional<Instant> expire(Handle handle, int org, long id, Duration life) {
        handle.execute(
                "delete from evidence_upload where org = ? and id = ? and touched_at + cast(? as interval) <= now()",
                org,
                id,
                life.toString());
        return handle.createQuery("select touched_at from evidence_upload where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> Rows.instant(row, "touched_at").plus(life))
                .findOne();
    }
}
