package org.roadmarshal.identity;

/**
 * An OpenID Connect provider by which people may sign in besides their password.
 *
 * @param issuer its address; the discovery document lies below it
 * @param redirectUri the page that the provider sends the browser back to; it posts code and state to {@code /sessions/oidc}
 * @param displayName what the button says
 * @param linkByUsername whether an account without a subject is taken by whom the provider calls by its username
 */
public record OidcConfig(
        String issuer,
        String clientId,
        String clientSecret,
        String redirectUri,
        String displayName,
        boolean linkByUsername) {}
