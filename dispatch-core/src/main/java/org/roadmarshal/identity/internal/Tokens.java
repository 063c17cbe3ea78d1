package org.roadmarshal.identity.internal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** JWTs of ours, for one audience: HS256 and nothing else, {@code kid}, {@code iss}, {@code aud}, {@code iat}, {@code exp}. */
public final class Tokens {
    private static final String ISSUER = "roadmarshal";
    private static final String ALGORITHM = "HS256";

    private final Vertx vertx;
    private final SigningKeys keys;
    private final String audience;
    private volatile Ready ready = new Ready(null, null, null);

    public Tokens(Vertx vertx, SigningKeys keys, String audience) {
        this.vertx = vertx;
        this.keys = keys;
        this.audience = audience;
    }

    Future<String> sign(JsonObject claims, Duration life) {
        return keys.get()
                .map(now -> readyFor(now).signer.generateToken(claims, options().setExpiresInSeconds((int)
                        life.toSeconds())));
    }

    /** @return the claims; fails with UNAUTHENTICATED where it is not ours, not for this audience, altered or expired */
    public Future<JsonObject> verify(String token) {
        String id = keyId(token);
        if (id == null) {
            return refused();
        }
        return keys.getWith(id).compose(now -> readyFor(now)
                .verifier
                .authenticate(new TokenCredentials(token))
                .compose(Tokens::claims, invalid -> refused()));
    }

    /** The {@code kid} in its header; null where it is not a token. */
    static String keyId(String token) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
            return new JsonObject(new String(header, StandardCharsets.UTF_8)).getString("kid");
        } catch (RuntimeException notAToken) {
            return null;
        }
    }

    private static Future<JsonObject> claims(User user) {
        JsonObject claims = user.attributes().getJsonObject("accessToken");
        return claims.getLong("exp") == null ? refused() : Future.succeededFuture(claims);
    }

    private static <T> Future<T> refused() {
        return Future.failedFuture(
                new DispatchException(ErrorCode.UNAUTHENTICATED, "The token is not valid, or expired"));
    }

    private Ready readyFor(SigningKeys.Keys now) {
        Ready last = ready;
        if (last.keys != now) {
            last = new Ready(now, auth(List.of(now.newest())), auth(now.all()));
            ready = last;
        }
        return last;
    }

    private JWTAuth auth(List<SigningKeys.Key> from) {
        JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(options());
        for (SigningKeys.Key key : from) {
            options.addJwk(new JsonObject()
                    .put("kty", "oct")
                    .put("alg", ALGORITHM)
                    .put("kid", key.id())
                    .put("k", Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret())));
        }
        return JWTAuth.create(vertx, options);
    }

    private JWTOptions options() {
        return new JWTOptions().setAlgorithm(ALGORITHM).setIssuer(ISSUER).addAudience(audience);
    }

    /** @param signer knows the newest key only, so that it is the one used */
    private record Ready(SigningKeys.Keys keys, JWTAuth signer, JWTAuth verifier) {}
}
