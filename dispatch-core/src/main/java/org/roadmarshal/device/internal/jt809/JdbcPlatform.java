package org.roadmarshal.device.internal.jt809;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.device.NewPlatform;
import org.roadmarshal.device.Platform;
import org.roadmarshal.device.PlatformChange;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.protocol.jt809.BodyCipher;

/** The tables {@code platform} and {@code platform_stranger}. */
public final class JdbcPlatform {
    /** A node that died took its links with it and could not say so: what is not heard of for longer is down. */
    private static final String SELECT = """
            select p.id, p.name, p.agency_id, a.name as agency_name, p.user_id, p.centre_id, p.addresses, p.disabled,
              p.cipher_m1 is not null as encrypted, p.version, k.heard_at,
              case when k.heard_at > now() - interval '5 minutes' then k.main_since end as main_since,
              case when k.heard_at > now() - interval '5 minutes' then k.sub_since end as sub_since,
              coalesce(k.fixes, 0) as fixes, coalesce(k.refused, 0) as refused, coalesce(k.faults, 0) as faults,
              (select count(*) from platform_stranger s where s.org = p.org and s.platform_id = p.id) as strangers
            from platform p
            join agency a on a.org = p.org and a.id = p.agency_id
            left join platform_link k on k.org = p.org and k.platform_id = p.id
            where p.org = :org
            """;

    private JdbcPlatform() {}

    /** Who signs in, as far as that takes. */
    record Account(
            int org,
            long id,
            long agencyId,
            long userId,
            String passwordHash,
            long centreId,
            List<String> addresses,
            BodyCipher cipher,
            boolean disabled) {}

    public static List<Platform> page(Handle handle, int org, Set<Long> agencies, PageRequest page) {
        return handle.createQuery(
                        SELECT + " and p.agency_id = any(:agencies) and p.id > :after order by p.id limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("after", page.afterId(0))
                .bind("limit", page.fetch())
                .map(JdbcPlatform::platform)
                .list();
    }

    public static Platform get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and p.id = :id");
    }

    public static Platform lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and p.id = :id for no key update of p");
    }

    private static Platform one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcPlatform::platform)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("platform", id));
    }

    /** Empty where another platform signs in by this number. */
    public static Optional<Long> insert(Handle handle, int org, NewPlatform platform, String passwordHash) {
        NewPlatform.Cipher cipher = platform.cipher();
        return handle.createQuery("""
                        insert into platform (org, name, agency_id, user_id, password_hash, centre_id, addresses,
                          cipher_m1, cipher_ia1, cipher_ic1)
                        values (:org, :name, :agencyId, :userId, :hash, :centreId, :hosts, :m1, :ia1, :ic1)
                        on conflict (user_id) do nothing returning id""")
                .bindMethods(platform)
                .bind("org", org)
                .bind("hash", passwordHash)
                .bindArray("hosts", String.class, platform.addresses())
                .bind("m1", cipher == null ? null : cipher.m1())
                .bind("ia1", cipher == null ? null : cipher.ia1())
                .bind("ic1", cipher == null ? null : cipher.ic1())
                .mapTo(Long.class)
                .findOne();
    }

    /** @param passwordHash null to keep the old one */
    public static void change(Handle handle, int org, long id, PlatformChange change, String passwordHash) {
        handle.createUpdate("""
                        update platform set version = version + 1, name = coalesce(:name, name),
                          password_hash = coalesce(:hash, password_hash), addresses = coalesce(:hosts, addresses),
                          disabled = coalesce(:disabled, disabled)
                        where org = :org and id = :id""")
                .bind("name", change.name())
                .bind("hash", passwordHash)
                .bindByType("hosts", hosts(change), String[].class)
                .bind("disabled", change.disabled())
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static String[] hosts(PlatformChange change) {
        return change.addresses() == null ? null : change.addresses().toArray(String[]::new);
    }

    static Optional<Account> account(Handle handle, long userId) {
        return handle.createQuery("select * from platform where user_id = :user")
                .bind("user", userId)
                .map((row, context) -> new Account(
                        row.getInt("org"),
                        row.getLong("id"),
                        row.getLong("agency_id"),
                        userId,
                        row.getString("password_hash"),
                        row.getLong("centre_id"),
                        List.of((String[]) row.getArray("addresses").getArray()),
                        cipher(row),
                        row.getBoolean("disabled")))
                .findOne();
    }

    /** By centre id, of the platforms that encrypt. */
    static Map<Long, BodyCipher> ciphers(Handle handle) {
        Map<Long, BodyCipher> ciphers = new HashMap<>();
        handle.createQuery("select * from platform where cipher_m1 is not null and not disabled")
                .map((row, context) -> ciphers.put(row.getLong("centre_id"), cipher(row)))
                .list();
        return ciphers;
    }

    private static BodyCipher cipher(ResultSet row) throws SQLException {
        return row.getObject("cipher_m1") == null
                ? null
                : new BodyCipher(row.getLong("cipher_m1"), row.getLong("cipher_ia1"), row.getLong("cipher_ic1"));
    }

    public static List<Platform.Stranger> strangers(Handle handle, int org, long id) {
        return handle.createQuery("""
                        select plate, plate_colour, fixes, first_at, last_at from platform_stranger
                        where org = :org and platform_id = :id order by last_at desc limit 1000""")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new Platform.Stranger(
                        row.getString("plate"),
                        row.getInt("plate_colour"),
                        row.getLong("fixes"),
                        Rows.instant(row, "first_at"),
                        Rows.instant(row, "last_at")))
                .list();
    }

    private static Platform platform(ResultSet row, StatementContext context) throws SQLException {
        return new Platform(
                row.getLong("id"),
                row.getString("name"),
                Rows.named(row, "agency"),
                row.getLong("user_id"),
                row.getLong("centre_id"),
                List.of((String[]) row.getArray("addresses").getArray()),
                row.getBoolean("encrypted"),
                row.getBoolean("disabled"),
                new Platform.Link(
                        Rows.instant(row, "main_since"),
                        Rows.instant(row, "sub_since"),
                        Rows.instant(row, "heard_at"),
                        row.getLong("fixes"),
                        row.getLong("refused"),
                        row.getLong("faults"),
                        row.getInt("strangers")),
                row.getInt("version"));
    }
}
