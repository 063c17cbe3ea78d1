package org.roadmarshal.http;

import io.vertx.core.Future;
import org.roadmarshal.kernel.Principal;

/** Tells who holds a token; HTTP and the live socket both ask it. */
@FunctionalInterface
public interface Authenticator {
    /** @return fails with UNAUTHENTICATED where the token is not ours, altered, expired, or its account disabled */
    Future<Authenticated> authenticate(String token);

    /** @param expiresAt Unix seconds */
    record Authenticated(Principal principal, long expiresAt) {}
}
