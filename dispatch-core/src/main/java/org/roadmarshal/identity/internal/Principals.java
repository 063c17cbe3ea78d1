package org.roadmarshal.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.roadmarshal.db.Database;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;

/**
 * What accounts may do, at most as old as it is told. While the database does not answer, the last known holds: it is asked for
 * only with a token that is valid, and such a token does not live long.
 */
public final class Principals {
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final int ROOM = 50_000;

    private final Vertx vertx;
    private final Database database;
    private final Cache<Key, CompletableFuture<Principal>> fresh;
    private final Cache<Key, Principal> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).maximumSize(ROOM).build();

    /** @param age how old an answer may be */
    public Principals(Vertx vertx, Database database, Duration age) {
        this.vertx = vertx;
        this.database = database;
        this.fresh =
                Caffeine.newBuilder().expireAfterWrite(age).maximumSize(ROOM).build();
    }

    /** @return fails with UNAUTHENTICATED where there is no such account, or it is disabled */
    public Future<Principal> get(int org, long accountId) {
        Key key = new Key(org, accountId);
        CompletableFuture<Principal> loading =
                fresh.get(key, missing -> load(missing).toCompletionStage().toCompletableFuture());
        return Future.fromCompletionStage(loading, vertx.getOrCreateContext())
                .onFailure(refused -> fresh.asMap().remove(key, loading));
    }

    private Future<Principal> load(Key key) {
        return database.read(handle -> JdbcPrincipals.find(handle, key.org, key.accountId))
                .compose(found -> take(key, found), failure -> lastKnown(key, failure));
    }

    private Future<Principal> take(Key key, Optional<Principal> found) {
        if (found.isEmpty()) {
            known.invalidate(key);
            return Future.failedFuture(new DispatchException(ErrorCode.UNAUTHENTICATED, "The account is closed"));
        }
        known.put(key, found.get());
        return Future.succeededFuture(found.get());
    }

    private Future<Principal> lastKnown(Key key, Throwable failure) {
        Principal last = known.getIfPresent(key);
        return last == null ? Future.failedFuture(failure) : Future.succeededFuture(last);
    }

    private record Key(int org, long accountId) {}
}
