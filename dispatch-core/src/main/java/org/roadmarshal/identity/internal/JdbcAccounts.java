package org.roadmarshal.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountDraft;
import org.roadmarshal.identity.AccountPatch;
import org.roadmarshal.identity.RoleGrant;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;

/** The tables account and role_grant. */
public final class JdbcAccounts {
    private static final String SELECT = """
            select a.id, a.username, a.display_name, a.person_id, a.disabled, a.version,
              coalesce((select json_agg(json_build_object('role', g.role, 'agencyId', g.agency_id)
                          order by g.agency_id, g.role)
                        from role_grant g where g.org = a.org and g.account_id = a.id), '[]') as roles
            from account a where a.org = :org""";

    private JdbcAccounts() {}

    /** Those that have a role over one of the agencies, by id. */
    public static List<Account> list(Handle handle, int org, Collection<Long> agencies, PageRequest page) {
        return handle.createQuery(SELECT + """

                           and a.id > :after and exists (select from role_grant s where s.org = a.org
                             and s.account_id = a.id and s.agency_id = any(:agencies))
                           order by a.id limit :limit""")
                .bind("org", org)
                .bind("after", page.afterId(0))
                .bindArray("agencies", Long.class, agencies)
                .bind("limit", page.fetch())
                .map(JdbcAccounts::account)
                .list();
    }

    public static List<Account> all(Handle handle, int org) {
        return handle.createQuery(SELECT + " order by a.id")
                .bind("org", org)
                .map(JdbcAccounts::account)
                .list();
    }

    /** Null where it has none. */
    public static String passwordHash(Handle handle, int org, long id) {
        return handle.createQuery("select password_hash from account where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    public static Optional<Account> find(Handle handle, int org, long id) {
        return handle.createQuery(SELECT + " and a.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcAccounts::account)
                .findOne();
    }

    public static Optional<Account> findByUsername(Handle handle, int org, String username) {
        return handle.createQuery(SELECT + " and a.username = :username")
                .bind("org", org)
                .bind("username", username)
                .map(JdbcAccounts::account)
                .findOne();
    }

    public static long insert(Handle handle, int org, AccountDraft draft, String passwordHash) {
        long id = handle.createUpdate("""
                        insert into account (org, username, display_name, password_hash, person_id)
                        values (:org, :username, :displayName, :hash, :personId)""")
                .bind("org", org)
                .bindMethods(draft)
                .bind("hash", passwordHash)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        grant(handle, org, id, draft.roles());
        return id;
    }

    /** Null leaves as it is. @return false where the account is not at this version any more */
    public static boolean update(Handle handle, int org, Account account, String passwordHash, AccountPatch patch) {
        return handle.createUpdate("""
                                update account set version = version + 1,
                                  display_name = coalesce(:displayName, display_name),
                                  password_hash = coalesce(:hash, password_hash),
                                  disabled = coalesce(:disabled, disabled)
                                where org = :org and id = :id and version = :version""")
                        .bind("org", org)
                        .bind("id", account.id())
                        .bind("version", account.version())
                        .bind("displayName", patch.displayName())
                        .bind("hash", passwordHash)
                        .bind("disabled", patch.disabled())
                        .execute()
                == 1;
    }

    public static void regrant(Handle handle, int org, long id, List<RoleGrant> roles) {
        handle.createUpdate("delete from role_grant where org = :org and account_id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
        grant(handle, org, id, roles);
    }

    private static void grant(Handle handle, int org, long id, List<RoleGrant> roles) {
        for (RoleGrant grant : roles) {
            handle.createUpdate("""
                            insert into role_grant (org, account_id, role, agency_id)
                            values (:org, :id, :role, :agency) on conflict do nothing""")
                    .bind("org", org)
                    .bind("id", id)
                    .bind("role", grant.role().code())
                    .bind("agency", grant.agencyId())
                    .execute();
        }
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getObject("person_id", Long.class),
                row.getBoolean("disabled"),
                List.of(Json.read(row.getString("roles"), RoleGrant[].class)),
                row.getInt("version"));
    }
}
