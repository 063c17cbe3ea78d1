package org.roadmarshal.identity.internal;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountEvent;
import org.roadmarshal.identity.Session;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;

/** Which account an identity provider's person is. */
public final class OidcAccounts {
    private final Database database;
    private final Journal journal;
    private final Sessions sessions;

    public OidcAccounts(Database database, Journal journal, Sessions sessions) {
        this.database = database;
        this.journal = journal;
        this.sessions = sessions;
    }

    /** @return fails with FORBIDDEN where no enabled account is theirs */
    Future<Session> open(JsonObject claims, boolean linkByUsername) {
        String subject = claims.getString("sub");
        String username = linkByUsername ? claims.getString("preferred_username") : null;
        return database.read(handle -> find(handle, subject, username))
                .compose(
                        found -> found.map(known -> known.linked ? Future.succeededFuture(known) : link(known, subject))
                                .orElseGet(OidcAccounts::nobody))
                .compose(known -> database.write(handle -> sessions.open(handle, known.org, known.id)))
                .compose(opened -> opened.map(sessions::finish).orElseGet(OidcAccounts::nobody));
    }

    /** @param linked whether the subject is the account's already */
    private record Known(int org, long id, boolean linked) {}

    private static Optional<Known> find(Handle handle, String subject, String username) {
        return handle.createQuery("""
                        select org, id, oidc_subject is not null as linked from account
                        where not disabled and (oidc_subject = :subject or oidc_subject is null and username = :username)
                        order by linked desc limit 1""")
                .bind("subject", subject)
                .bind("username", username)
                .map((row, context) -> new Known(row.getInt("org"), row.getLong("id"), row.getBoolean("linked")))
                .findOne();
    }

    private Future<Known> link(Known known, String subject) {
        return journal.commit(known.org, Actor.SYSTEM, transaction -> {
            int taken = transaction
                    .handle()
                    .createUpdate("""
                            update account set oidc_subject = :subject, version = version + 1
                            where org = :org and id = :id and oidc_subject is null""")
                    .bind("subject", subject)
                    .bind("org", known.org)
                    .bind("id", known.id)
                    .execute();
            Account account =
                    JdbcAccounts.find(transaction.handle(), known.org, known.id).orElseThrow();
            if (taken == 0) {
                throw DispatchException.conflict("Somebody else has just signed in as " + account.username());
            }
            transaction.append(new AccountEvent.Changed(account).entry());
            return known;
        });
    }

    private static <T> Future<T> nobody() {
        return Future.failedFuture(
                DispatchException.forbidden("You have no account here; ask your administrator for one"));
    }
}
