package org.roadmarshal.identity;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.http.Operations;
import org.roadmarshal.identity.internal.AccountRoutes;
import org.roadmarshal.identity.internal.OidcAccounts;
import org.roadmarshal.identity.internal.OidcSignIn;
import org.roadmarshal.identity.internal.PasswordSignIn;
import org.roadmarshal.identity.internal.Principals;
import org.roadmarshal.identity.internal.SessionRoutes;
import org.roadmarshal.identity.internal.Sessions;
import org.roadmarshal.identity.internal.SigningKeys;
import org.roadmarshal.identity.internal.Tokens;
import org.roadmarshal.journal.Journal;

/** The feature, put together. */
public final class Identity {
    /** How long a disabled account or a changed crew may go unnoticed. */
    private static final Duration RIGHTS_AGE = Duration.ofSeconds(3);

    private final Authenticator authenticator;
    private final SessionRoutes sessionRoutes;
    private final AccountRoutes accountRoutes;

    public Identity(Vertx vertx, Database database, Journal journal, SessionConfig config, Optional<OidcConfig> oidc) {
        SigningKeys keys = new SigningKeys(database);
        Tokens access = new Tokens(vertx, keys, "roadmarshal");
        Sessions sessions = new Sessions(database, access, config);
        OidcAccounts oidcAccounts = new OidcAccounts(database, journal, sessions);
        this.authenticator = new IdentityAuthenticator(access, new Principals(vertx, database, RIGHTS_AGE));
        this.sessionRoutes = new SessionRoutes(
                new PasswordSignIn(vertx, database, sessions),
                sessions,
                oidc.map(provider -> new OidcSignIn(vertx, provider, keys, oidcAccounts)));
        this.accountRoutes = new AccountRoutes(new AccountService());
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    public void register(Operations operations) {
        sessionRoutes.register(operations);
        accountRoutes.register(operations);
    }
}
