package org.roadmarshal.push.internal;

import java.util.Base64;
import java.util.Map;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.push.NewSubscription;
import org.roadmarshal.push.PushService;

/** The operations of {@code push.yaml}. */
public final class PushRoutes {
    private final PushService push;
    private final Database database;

    public PushRoutes(PushService push, Database database) {
        this.push = push;
        this.database = database;
    }

    public void register(Operations operations) {
        // Reading it may make it.
        operations.raw("getPushKey", Permission.MESSAGE_SEND, call -> database.write(push::publicKey)
                .map(key -> Reply.ok(Map.of(
                        "publicKey", Base64.getUrlEncoder().withoutPadding().encodeToString(key)))));
        operations.create(
                "subscribePush",
                Permission.MESSAGE_SEND,
                (transaction, call) ->
                        Reply.created(push.subscribe(transaction, call.principal(), call.body(NewSubscription.class))));
        operations.raw(
                "unsubscribePush",
                Permission.MESSAGE_SEND,
                call -> database.write(handle -> {
                    push.unsubscribe(handle, call.principal(), call.id());
                    return Reply.empty(204);
                }));
    }
}
