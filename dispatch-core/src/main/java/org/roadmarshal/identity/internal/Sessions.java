package org.roadmarshal.identity.internal;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.identity.Me;
import org.roadmarshal.identity.Session;
import org.roadmarshal.identity.SessionConfig;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * Opens, refreshes and ends sessions. Each refresh token is good for one use; all that follow from one signing in are a family.
 * A used one that comes again means that two have it, and the family ends. But for {@link #GRACE} it may come again, for then
 * the likelier story is a phone that lost our answer on the air; whoever stole it in those seconds is found out by the next use.
 */
public final class Sessions {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** The org first, as the table is partitioned by it. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.([A-Za-z0-9_-]{43})");

    private final Database database;
    private final Tokens tokens;
    private final SessionConfig config;
    private final SecureRandom random = new SecureRandom();

    public Sessions(Database database, Tokens tokens, SessionConfig config) {
        this.database = database;
        this.tokens = tokens;
        this.config = config;
    }

    /** What the database gave; the access token is signed outside of the transaction. */
    record Opened(int org, UUID family, String refreshToken, Me me) {}

    /** Empty where the account is disabled. */
    Optional<Opened> open(Handle handle, int org, long accountId) {
        JdbcSessions.forgetExpired(handle, org, accountId);
        return next(handle, org, accountId, UUID.randomUUID());
    }

    Future<Session> finish(Opened opened) {
        JsonObject claims = new JsonObject()
                .put("sub", String.valueOf(opened.me.id()))
                .put("org", opened.org)
                .put("sid", opened.family.toString());
        return tokens.sign(claims, config.access())
                .map(token -> new Session(token, config.access().toSeconds(), opened.refreshToken, opened.me));
    }

    /** @return fails with UNAUTHENTICATED where the token is unknown, expired, or was used before */
    Future<Session> refresh(String refreshToken) {
        Matcher form = FORM.matcher(refreshToken);
        if (!form.matches()) {
            return Future.failedFuture(ended());
        }
        int org = Integer.parseInt(form.group(1));
        // What ends a family must commit: nothing is thrown inside.
        return database.write(handle -> refreshed(handle, org, sha256(refreshToken)))
                .compose(opened -> opened.map(this::finish).orElseGet(() -> Future.failedFuture(ended())));
    }

    /** @param accessToken one of the session that is to end */
    Future<Void> end(String accessToken) {
        return tokens.verify(accessToken)
                .compose(claims -> database.write(handle -> {
                    JdbcSessions.endFamily(handle, claims.getInteger("org"), UUID.fromString(claims.getString("sid")));
                    return null;
                }));
    }

    private Optional<Opened> refreshed(Handle handle, int org, byte[] hash) {
        Optional<JdbcSessions.Kept> found = JdbcSessions.find(handle, org, hash, GRACE);
        if (found.isEmpty() || found.get().expired()) {
            return Optional.empty();
        }
        JdbcSessions.Kept kept = found.get();
        if (kept.late()) {
            JdbcSessions.endFamily(handle, org, kept.family());
            return Optional.empty();
        }
        JdbcSessions.markUsed(handle, org, hash);
        return next(handle, org, kept.accountId(), kept.family());
    }

    private Optional<Opened> next(Handle handle, int org, long accountId, UUID family) {
        return JdbcPrincipals.me(handle, org, accountId).map(me -> {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            String token = org + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            JdbcSessions.insert(handle, org, sha256(token), accountId, family, config.refresh());
            return new Opened(org, family, token, me);
        });
    }

    private static DispatchException ended() {
        return new DispatchException(ErrorCode.UNAUTHENTICATED, "The session has ended; sign in again");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
