package org.roadmarshal.identity;

import io.vertx.core.Future;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.identity.internal.Principals;
import org.roadmarshal.identity.internal.Tokens;

/** The token says who and until when; what they may do is looked up. */
public final class IdentityAuthenticator implements Authenticator {
    private final Tokens tokens;
    private final Principals principals;

    IdentityAuthenticator(Tokens tokens, Principals principals) {
        this.tokens = tokens;
        this.principals = principals;
    }

    @Override
    public Future<Authenticated> authenticate(String token) {
        return tokens.verify(token).compose(claims -> principals
                .get(claims.getInteger("org"), Long.parseLong(claims.getString("sub")))
                .map(principal -> new Authenticated(principal, claims.getLong("exp"))));
    }
}
