package org.roadmarshal.push.internal;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.push.NewSubscription;
import org.roadmarshal.push.PushSubscription;

/** Subscriptions and keys in SQL. */
public final class JdbcPush {
    private JdbcPush() {}

    /** Somebody to be told. @param publicKey 65 bytes @param secret 16 bytes */
    public record Target(int org, long id, String endpoint, byte[] publicKey, byte[] secret, String language) {}

    /** The installation's; the first who asks makes them. */
    public static PushKeys keys(Handle handle) {
        return find(handle).orElseGet(() -> {
            KeyPair made = Curve.newKeys();
            handle.execute(
                    "insert into push_key (private_key, public_key) values (?, ?) on conflict (id) do nothing",
                    made.getPrivate().getEncoded(),
                    Curve.bytes((ECPublicKey) made.getPublic()));
            return find(handle).orElseThrow();
        });
    }

    private static Optional<PushKeys> find(Handle handle) {
        return handle.createQuery("select private_key, public_key from push_key")
                .map((row, context) -> new PushKeys(row.getBytes("private_key"), row.getBytes("public_key")))
                .findOne();
    }

    public static PushSubscription put(Handle handle, Principal principal, NewSubscription wanted, Instant until) {
        // Another org's phone, lent to this one.
        handle.createUpdate("delete from push_subscription where md5(endpoint) = md5(:endpoint) and org <> :org")
                .bind("endpoint", wanted.endpoint())
                .bind("org", principal.org())
                .execute();
        return handle.createQuery("""
                        insert into push_subscription (org, account_id, endpoint, public_key, secret, language, expires_at)
                        values (:org, :account, :endpoint, :key, :secret, :language, :until)
                        on conflict (md5(endpoint)) do update set account_id = :account, public_key = :key, secret = :secret,
                          language = :language, expires_at = :until
                        returning *""")
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .bind("endpoint", wanted.endpoint())
                .bind("key", wanted.publicKey())
                .bind("secret", wanted.secret())
                .bind("language", wanted.language())
                .bind("until", until)
                .map(JdbcPush::subscription)
                .one();
    }

    /** Old phones of the account, and what has expired, go. */
    public static void keepNewest(Handle handle, Principal principal, int most) {
        handle.createUpdate("""
                        delete from push_subscription where org = :org and account_id = :account and (expires_at < now() or id not in (
                          select id from push_subscription where org = :org and account_id = :account
                          order by expires_at desc, id desc limit :most))""")
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .bind("most", most)
                .execute();
    }

    public static boolean remove(Handle handle, int org, long account, long id) {
        return handle.createUpdate(
                                "delete from push_subscription where org = :org and account_id = :account and id = :id")
                        .bind("org", org)
                        .bind("account", account)
                        .bind("id", id)
                        .execute()
                > 0;
    }

    /** The push service knows it no more. */
    public static void drop(Handle handle, Target target) {
        handle.execute("delete from push_subscription where org = ? and id = ?", target.org(), target.id());
    }

    /** @param failure null where the push service took it */
    public static void note(Handle handle, Target target, String failure) {
        handle.createUpdate("""
                        update push_subscription set failure = :failure,
                          delivered_at = case when cast(:failure as text) is null then now() else delivered_at end
                        where org = :org and id = :id""")
                .bind("failure", failure)
                .bind("org", target.org())
                .bind("id", target.id())
                .execute();
    }

    /** @return false where another node has taken it upon itself to tell of this fact */
    public static boolean claim(Handle handle, int org, long seq) {
        handle.execute("delete from push_claim where at < now() - interval '1 hour'");
        return handle.execute("insert into push_claim (org, seq) values (?, ?) on conflict do nothing", org, seq) > 0;
    }

    /**
     * Those to be told, and on duty.
     *
     * @param unitId whose crew, or null
     * @param accountId who, or null
     */
    public static List<Target> targets(Handle handle, int org, Long unitId, Long accountId) {
        return handle.createQuery("""
                        select s.org, s.id, s.endpoint, s.public_key, s.secret, s.language from push_subscription s
                        join account a on a.org = s.org and a.id = s.account_id and not a.disabled
                        join unit_member m on m.org = a.org and m.person_id = a.person_id
                        join unit u on u.org = m.org and u.id = m.unit_id
                        where s.org = :org and s.expires_at > now() and u.state <> 'off_duty'
                          and (u.id = :unit or a.id = :account)""")
                .bind("org", org)
                .bind("unit", unitId)
                .bind("account", accountId)
                .map((row, context) -> new Target(
                        row.getInt("org"),
                        row.getLong("id"),
                        row.getString("endpoint"),
                        row.getBytes("public_key"),
                        row.getBytes("secret"),
                        row.getString("language")))
                .list();
    }

    private static PushSubscription subscription(ResultSet row, StatementContext context) throws SQLException {
        return new PushSubscription(
                row.getLong("id"),
                Rows.instant(row, "expires_at"),
                Rows.instant(row, "delivered_at"),
                row.getString("failure"));
    }
}
