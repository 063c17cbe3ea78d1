package org.roadmarshal.identity.internal;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;

/**
 * The keys by which all nodes sign, from the table signing_key; the first node that needs one makes it. To rotate, insert
 * another: every node signs with the newest within minutes, accepts it at once, and accepts the one before for an hour more.
 * Once loaded, they outlast the database's absence.
 */
public final class SigningKeys {
    private static final Duration STALE = Duration.ofMinutes(5);
    /** An unknown key may be a new one, or somebody's invention: the table is asked no more often than this. */
    private static final Duration RELOAD_AT_MOST_EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final AtomicReference<Future<Keys>> loading = new AtomicReference<>();
    private volatile Keys keys;

    public SigningKeys(Database database) {
        this.database = database;
    }

    /** @param all the newest first */
    record Keys(List<Key> all, Instant loadedAt) {
        Key newest() {
            return all.get(0);
        }

        boolean knows(String id) {
            return all.stream().anyMatch(key -> key.id.equals(id));
        }

        boolean olderThan(Duration age) {
            return loadedAt.plus(age).isBefore(Instant.now());
        }
    }

    record Key(String id, byte[] secret) {
        /** Something only we can know, told by something anybody may know. HMAC-SHA-256. */
        byte[] derive(String text) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has HmacSHA256", e);
            }
        }
    }

    Future<Keys> get() {
        Keys now = keys;
        if (now == null) {
            return load();
        }
        if (now.olderThan(STALE)) {
            load();
        }
        return Future.succeededFuture(now);
    }

    /** The keys among which there may be this one: loaded anew where it is not known yet. */
    Future<Keys> getWith(String id) {
        return get().compose(now -> now.knows(id) || !now.olderThan(RELOAD_AT_MOST_EVERY)
                ? Future.succeededFuture(now)
                : load().otherwise(now));
    }

    private Future<Keys> load() {
        Future<Keys> running = loading.get();
        if (running != null) {
            return running;
        }
        Future<Keys> started = database.write(SigningKeys::read).onSuccess(loaded -> keys = loaded);
        loading.set(started);
        return started.onComplete(done -> loading.compareAndSet(started, null));
    }

    private static Keys read(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(hashtext('signing_key'))");
        List<Key> found = select(handle);
        if (found.isEmpty()) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            handle.execute("insert into signing_key (id, secret) values (?, ?)", UUID.randomUUID(), secret);
            found = select(handle);
        }
        return new Keys(found, Instant.now());
    }

    private static List<Key> select(Handle handle) {
        return handle.createQuery("""
                        select id, secret from (
                          select *, lead(created_at) over (order by created_at, id) as replaced_at from signing_key) as k
                        where replaced_at is null or replaced_at > now() - interval '1 hour'
                        order by created_at desc, id desc""")
                .map((row, context) -> new Key(row.getString("id"), row.getBytes("secret")))
                .list();
    }
}
