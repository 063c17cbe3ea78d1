package org.roadmarshal.identity.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table refresh_token. */
public final class JdbcSessions {
    private JdbcSessions() {}

    /**
     * A refresh token as it is kept.
     *
     * @param late it was used, and so long ago that a lost answer cannot be why it comes again
     */
    record Kept(long accountId, UUID family, boolean expired, boolean late) {}

    /** Locks the row, so that of two at once the second sees that the first used it. */
    static Optional<Kept> find(Handle handle, int org, byte[] hash, Duration grace) {
        return handle.createQuery("""
                        select account_id, family, expires_at <= now() as expired,
                          coalesce(used_at < clock_timestamp() - :grace * interval '1 second', false) as late
                        from refresh_token where org = :org and token_hash = :hash for update""")
                .bind("org", org)
                .bind("hash", hash)
                .bind("grace", grace.toSeconds())
                .map((row, context) -> new Kept(
                        row.getLong("account_id"),
                        row.getObject("family", UUID.class),
                        row.getBoolean("expired"),
                        row.getBoolean("late")))
                .findOne();
    }

    static void insert(Handle handle, int org, byte[] hash, long accountId, UUID family, Duration life) {
        handle.createUpdate("""
                        insert into refresh_token (org, token_hash, account_id, family, expires_at)
                        values (:org, :hash, :account, :family, now() + :life * interval '1 second')""")
                .bind("org", org)
                .bind("hash", hash)
                .bind("account", accountId)
                .bind("family", family)
                .bind("life", life.toSeconds())
                .execute();
    }

    static void markUsed(Handle handle, int org, byte[] hash) {
        handle.createUpdate("""
                        update refresh_token set used_at = clock_timestamp()
                        where org = :org and token_hash = :hash and used_at is null""").bind("org", org).bind("hash", hash).execute();
    }

    static void endFamily(Handle handle, int org, UUID family) {
        handle.createUpdate("delete from refresh_token where org = :org and family = :family")
                .bind("org", org)
                .bind("family", family)
                .execute();
    }

    /** Signs an account out everywhere. */
    public static void endAll(Handle handle, int org, long accountId) {
        handle.createUpdate("delete from refresh_token where org = :org and account_id = :account")
                .bind("org", org)
                .bind("account", accountId)
                .execute();
    }

    static void forgetExpired(Handle handle, int org, long accountId) {
        handle.createUpdate(
                        "delete from refresh_token where org = :org and account_id = :account and expires_at <= now()")
                .bind("org", org)
                .bind("account", accountId)
                .execute();
    }
}
