package org.roadmarshal.push;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.push.internal.Endpoint;
import org.roadmarshal.push.internal.JdbcPush;

/** The rules about subscriptions. They are a browser's own affair and no fact of the org: nothing goes into the journal. */
public final class PushService {
    /** A page that is opened renews its subscription; one that is not opened for so long is somebody's old phone. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final int MOST_AN_ACCOUNT = 10;

    private final PushConfig config;

    public PushService(PushConfig config) {
        this.config = config;
    }

    /** The public key, 65 bytes; made now where there is none yet. */
    public byte[] publicKey(Handle handle) {
        return JdbcPush.keys(handle).publicKey();
    }

    /** An endpoint that is known already is renewed, and is this account's from now on: the phone may be another officer's. */
    public PushSubscription subscribe(Transaction transaction, Principal principal, NewSubscription wanted) {
        Endpoint.of(wanted.endpoint(), config.privateEndpoints());
        Instant longest = transaction.now().plus(LIFE);
        Instant until =
                wanted.expiresAt() == null || wanted.expiresAt().isAfter(longest) ? longest : wanted.expiresAt();
        PushSubscription subscription = JdbcPush.put(transaction.handle(), principal, wanted, until);
        JdbcPush.keepNewest(transaction.handle(), principal, MOST_AN_ACCOUNT);
        return subscription;
    }

    public void unsubscribe(Handle handle, Principal principal, long id) {
        if (!JdbcPush.remove(handle, principal.org(), principal.accountId(), id)) {
            throw DispatchException.notFound("push subscription", id);
        }
    }
}
