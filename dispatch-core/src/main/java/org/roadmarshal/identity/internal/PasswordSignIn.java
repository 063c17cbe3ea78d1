package org.roadmarshal.identity.internal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.identity.Passwords;
import org.roadmarshal.identity.Session;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in with a password. Hashing has few threads of its own, so that a storm of logins costs neither the database's
 * threads nor the machine's memory. Whether a username exists shows neither in the answer nor in its time.
 */
public final class PasswordSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);
    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final Database database;
    private final Sessions sessions;
    private final WorkerExecutor hashing;
    private final AtomicInteger inside = new AtomicInteger();

    public PasswordSignIn(Vertx vertx, Database database, Sessions sessions) {
        this.database = database;
        this.sessions = sessions;
        this.hashing = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    /** @return fails with UNAUTHENTICATED, TOO_MANY_REQUESTS or OVERLOADED */
    Future<Session> signIn(String givenUsername, String password, String address) {
        String username = givenUsername.strip().toLowerCase(Locale.ROOT);
        return database.write(handle -> begin(handle, username, address))
                .compose(attempt -> matches(password, attempt.hash)
                        .onFailure(undecided -> giveBack(attempt))
                        .compose(right -> right ? open(attempt) : refused(attempt)));
    }

    /** @param hash null where there is no such account, or one without a password */
    private record Attempt(String username, String address, OffsetDateTime begun, int org, long id, String hash) {}

    private static Attempt begin(Handle handle, String username, String address) {
        OffsetDateTime begun = LoginLimit.begin(handle, username, address);
        return handle.createQuery(
                        "select org, id, password_hash from account where username = :username and not disabled")
                .bind("username", username)
                .map((row, context) -> new Attempt(
                        username, address, begun, row.getInt("org"), row.getLong("id"), row.getString("password_hash")))
                .findOne()
                .orElse(new Attempt(username, address, begun, 0, 0, null));
    }

    private Future<Boolean> matches(String password, String hash) {
        if (inside.incrementAndGet() > THREADS + WAITING) {
            inside.decrementAndGet();
            return Future.failedFuture(
                    new DispatchException(ErrorCode.OVERLOADED, "Too many are signing in; try again in a moment"));
        }
        return hashing.executeBlocking(() -> Passwords.matches(password, hash), false)
                .onComplete(done -> inside.decrementAndGet());
    }

    private Future<Session> open(Attempt attempt) {
        return database.write(handle -> {
                    Optional<Sessions.Opened> opened = sessions.open(handle, attempt.org, attempt.id);
                    opened.ifPresent(done -> LoginLimit.succeeded(handle, attempt.username, attempt.address));
                    return opened;
                })
                .compose(opened -> opened.map(sessions::finish).orElseGet(() -> refused(attempt)));
    }

    private void giveBack(Attempt attempt) {
        database.write(handle -> {
            LoginLimit.undecided(handle, attempt.username, attempt.address, attempt.begun);
            return null;
        });
    }

    private static Future<Session> refused(Attempt attempt) {
        // People type their password into the wrong field: what is nobody's name is not written down.
        LOG.warn(
                "Sign-in refused for {} from {}",
                attempt.id == 0 ? "an unknown name" : attempt.username,
                attempt.address);
        return Future.failedFuture(
                new DispatchException(ErrorCode.UNAUTHENTICATED, "The username or the password is wrong"));
    }
}
