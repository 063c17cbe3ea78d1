package org.roadmarshal.open311.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.open311.NewOpen311Key;
import org.roadmarshal.open311.Open311Key;
import org.roadmarshal.open311.Open311KeyChange;

/** Keys in SQL. */
public final class JdbcKeys {
    private static final String SELECT = """
            select k.id, k.name, k.per_minute, k.created_by as created_by_id, c.display_name as created_by_name, k.created_at,
              k.revoked_at, k.version
            from open311_key k join account c on c.org = k.org and c.id = k.created_by where k.org = :org\s""";

    private JdbcKeys() {}

    /** Whoever holds a good key. */
    record Holder(long id, String name, int perMinute) {}

    /** Without salt: a key of 192 random bits cannot be found by trying. */
    public static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static Optional<Holder> holder(Handle handle, int org, String key) {
        return handle.createQuery("""
                        select id, name, per_minute from open311_key
                        where org = :org and key_hash = :hash and revoked_at is null""")
                .bind("org", org)
                .bind("hash", hash(key))
                .map((row, context) -> new Holder(row.getLong("id"), row.getString("name"), row.getInt("per_minute")))
                .findOne();
    }

    public static List<Open311Key> list(Handle handle, int org) {
        return handle.createQuery(SELECT + "order by k.id desc")
                .bind("org", org)
                .map(JdbcKeys::key)
                .list();
    }

    public static Open311Key get(Handle handle, int org, long id) {
        return handle.createQuery(SELECT + "and k.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcKeys::key)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("Open311 key", id));
    }

    public static long insert(Transaction transaction, NewOpen311Key wanted, byte[] hash) {
        return transaction
                .handle()
                .createQuery("""
                        insert into open311_key (org, name, key_hash, per_minute, created_by)
                        values (:org, :name, :hash, :perMinute, :by) returning id""")
                .bind("org", transaction.org())
                .bindMethods(wanted)
                .bind("hash", hash)
                .bind("by", transaction.actor().id())
                .mapTo(Long.class)
                .one();
    }

    /** @return false where it is no longer at that version */
    public static boolean change(Handle handle, int org, long id, int expected, Open311KeyChange change) {
        return handle.createUpdate("""
                        update open311_key set per_minute = coalesce(:perMinute, per_minute), version = version + 1,
                          revoked_at = case when :ends then now() end
                        where org = :org and id = :id and version = :expected""")
                        .bind("org", org)
                        .bind("id", id)
                        .bind("expected", expected)
                        .bind("perMinute", change.perMinute())
                        .bind("ends", Boolean.TRUE.equals(change.revoked()))
                        .execute()
                == 1;
    }

    private static Open311Key key(ResultSet row, StatementContext context) throws SQLException {
        return new Open311Key(
                row.getLong("id"),
                row.getString("name"),
                null,
                row.getInt("per_minute"),
                Rows.named(row, "created_by"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "revoked_at"),
                row.getInt("version"));
    }
}
