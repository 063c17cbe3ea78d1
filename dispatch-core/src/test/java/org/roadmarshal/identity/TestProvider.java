package org.roadmarshal.identity;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An OpenID Connect provider that really signs RS256 and really checks the code verifier. Codes are single-use. */
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "roadmarshal";
    static final String SECRET = "the client's secret";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, Grant> grants = new HashMap<>();
    private final KeyPair keys = keyPair();
    private final KeyPair strangersKeys = keyPair();

    /** What the token endpoint will sign, and how. */
    static final class Grant {
        final JsonObject claims;
        private final String challenge;
        boolean byStranger;
        boolean withoutIdToken;

        private Grant(JsonObject claims, String challenge) {
            this.claims = claims;
            this.challenge = challenge;
        }
    }

    TestProvider() {
        Router router = Router.router(vertx);
        router.get("/.well-known/openid-configuration").handler(this::discovery);
        router.get("/jwks")
                .handler(context -> context.json(new JsonObject().put("keys", new JsonArray().add(jwk(keys, false)))));
        router.post("/token").handler(BodyHandler.create()).handler(this::token);
        server = Bureau.await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** What happens in the browser: the person signs in, and the provider sends a code back. */
    String authorize(Map<String, String> query, String subject, String username, Consumer<Grant> twist) {
        long now = System.currentTimeMillis() / 1000;
        Grant grant = new Grant(
                new JsonObject()
                        .put("iss", issuer())
                        .put("aud", query.get("client_id"))
                        .put("sub", subject)
                        .put("preferred_username", username)
                        .put("nonce", query.get("nonce"))
                        .put("iat", now)
                        .put("exp", now + 300),
                query.get("code_challenge"));
        twist.accept(grant);
        String code = "code-" + System.nanoTime();
        grants.put(code, grant);
        return code;
    }

    private void discovery(RoutingContext context) {
        context.json(new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/jwks")
                .put("response_types_supported", new JsonArray().add("code"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256")));
    }

    private void token(RoutingContext context) {
        Grant grant = grants.remove(context.request().getFormAttribute("code"));
        String verifier = context.request().getFormAttribute("code_verifier");
        if (grant == null
                || verifier == null
                || !BASE64.encodeToString(sha256(verifier)).equals(grant.challenge)) {
            context.response().setStatusCode(400);
            context.json(new JsonObject().put("error", "invalid_grant"));
            return;
        }
        JsonObject answer = new JsonObject()
                .put("access_token", "opaque")
                .put("token_type", "Bearer")
                .put("expires_in", 300);
        if (!grant.withoutIdToken) {
            answer.put("id_token", sign(grant.claims, grant.byStranger ? strangersKeys : keys));
        }
        context.json(answer);
    }

    private String sign(JsonObject claims, KeyPair by) {
        return JWTAuth.create(vertx, new JWTAuthOptions().addJwk(jwk(by, true)))
                .generateToken(claims, new JWTOptions().setAlgorithm("RS256"));
    }

    private static JsonObject jwk(KeyPair pair, boolean withPrivate) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        JsonObject jwk = new JsonObject()
                .put("kty", "RSA")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("kid", "the key")
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
        return withPrivate
                ? jwk.put("d", number(key.getPrivateExponent()))
                        .put("p", number(key.getPrimeP()))
                        .put("q", number(key.getPrimeQ()))
                        .put("dp", number(key.getPrimeExponentP()))
                        .put("dq", number(key.getPrimeExponentQ()))
                        .put("qi", number(key.getCrtCoefficient()))
                : jwk;
    }

    /** Unsigned big-endian, as JWKs have it. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Bureau.await(vertx.close());
    }
}
