package org.roadmarshal.identity.internal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.roadmarshal.identity.OidcConfig;
import org.roadmarshal.identity.Session;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by the authorization-code flow with PKCE. Nothing is kept between its two halves, so any node may take the second:
 * the state is a token of ours, and the nonce and the code verifier are derived from it by a key that only the nodes know. The
 * page that began must see the same state come back, or somebody slipped it another's code.
 */
public final class OidcSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final Duration STATE_LIFE = Duration.ofMinutes(10);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Vertx vertx;
    private final OidcConfig config;
    private final SigningKeys keys;
    private final Tokens states;
    private final OidcAccounts accounts;
    private volatile OAuth2Auth provider;

    public OidcSignIn(Vertx vertx, OidcConfig config, SigningKeys keys, OidcAccounts accounts) {
        this.vertx = vertx;
        this.config = config;
        this.keys = keys;
        this.states = new Tokens(vertx, keys, "roadmarshal-sign-in");
        this.accounts = accounts;
    }

    /** @param authorizeUrl where the browser goes next; holds a state that is good for ten minutes */
    record Start(boolean enabled, String name, String authorizeUrl) {
        static final Start NONE = new Start(false, null, null);
    }

    Future<Start> start() {
        return provider().compose(ready -> states.sign(
                        new JsonObject().put("jti", UUID.randomUUID().toString()), STATE_LIFE)
                .compose(state -> secrets(state)
                        .map(secrets -> new Start(true, config.displayName(), url(ready, state, secrets)))));
    }

    /** @return fails with UNAUTHENTICATED where state, code or ID token do not hold, FORBIDDEN where nobody here is meant */
    Future<Session> finish(String code, String state) {
        return states.verify(state)
                .compose(ours -> secrets(state))
                .compose(secrets -> provider()
                        .compose(ready -> ready.authenticate(credentials(code, secrets))
                                .recover(refusal -> refused(refusal.getMessage())))
                        .compose(user -> idToken(user, secrets)))
                .compose(claims -> accounts.open(claims, config.linkByUsername()));
    }

    private record Secrets(String nonce, String verifier) {}

    private Future<Secrets> secrets(String state) {
        String id = Tokens.keyId(state);
        return keys.getWith(id).map(now -> {
            SigningKeys.Key key = now.all().stream()
                    .filter(known -> known.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            return new Secrets(
                    BASE64.encodeToString(key.derive("nonce " + state)),
                    BASE64.encodeToString(key.derive("verifier " + state)));
        });
    }

    private String url(OAuth2Auth ready, String state, Secrets secrets) {
        return ready.authorizeURL(new OAuth2AuthorizationURL()
                .setRedirectUri(config.redirectUri())
                .addScope("openid")
                .addScope("profile")
                .setState(state)
                .setCodeChallenge(BASE64.encodeToString(sha256(secrets.verifier)))
                .setCodeChallengeMethod("S256")
                .putAdditionalParameter("nonce", secrets.nonce));
    }

    private Oauth2Credentials credentials(String code, Secrets secrets) {
        return new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setRedirectUri(config.redirectUri())
                .setCodeVerifier(secrets.verifier);
    }

    /** The library has checked signature and issuer, and an audience where there is one; what it leaves open is checked here. */
    private Future<JsonObject> idToken(User user, Secrets secrets) {
        JsonObject claims = user.attributes().getJsonObject("idToken");
        if (claims == null) {
            return refused("its ID token is missing, or not signed by a key that it publishes");
        }
        long now = System.currentTimeMillis() / 1000;
        if (claims.getLong("exp", 0L) <= now
                || !audience(claims).contains(config.clientId())
                || !secrets.nonce.equals(claims.getString("nonce"))
                || claims.getString("sub") == null) {
            return refused("its ID token is expired, for somebody else, or of another sign-in");
        }
        return Future.succeededFuture(claims);
    }

    private static JsonArray audience(JsonObject claims) {
        Object audience = claims.getValue("aud");
        return audience instanceof JsonArray several ? several : new JsonArray().add(audience);
    }

    private static <T> Future<T> refused(String why) {
        LOG.warn("The identity provider's answer is refused: {}", why);
        return Future.failedFuture(
                new DispatchException(ErrorCode.UNAUTHENTICATED, "The identity provider did not confirm who you are"));
    }

    /** Asked when first needed: a provider that is down must not keep a node from starting. */
    private Future<OAuth2Auth> provider() {
        OAuth2Auth known = provider;
        return known != null
                ? Future.succeededFuture(known)
                : OpenIDConnectAuth.discover(
                                vertx,
                                new OAuth2Options()
                                        .setSite(config.issuer())
                                        .setClientId(config.clientId())
                                        .setClientSecret(config.clientSecret()))
                        .onSuccess(this::keep)
                        .recover(OidcSignIn::unreachable);
    }

    private void keep(OAuth2Auth found) {
        // A key it published since: this sign-in fails, the next one knows it.
        found.missingKeyHandler(id -> found.jWKSet());
        provider = found;
    }

    private static Future<OAuth2Auth> unreachable(Throwable why) {
        LOG.warn("The identity provider cannot be reached", why);
        return Future.failedFuture(new DispatchException(
                ErrorCode.OVERLOADED, "The identity provider does not answer; use your password"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
