package org.roadmarshal.message.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.message.Message;
import org.roadmarshal.message.MessageService;
import org.roadmarshal.message.NewMessage;
import org.roadmarshal.message.Receipt;

/** The operations of {@code message.yaml}. */
public final class MessageRoutes {
    private final MessageService messages;

    public MessageRoutes(MessageService messages) {
        this.messages = messages;
    }

    public void register(Operations operations) {
        // A crew has the one permission, a leader the other: the service knows what either gives.
        operations.query("listMessages", null, this::list);
        operations.query(
                "listConversations",
                null,
                (handle, call) -> Reply.ok(messages.conversations(handle, call.principal(), call.page())));
        operations.create("sendMessage", Permission.MESSAGE_SEND, this::send);
        operations.create("addMessageReceipt", Permission.MESSAGE_SEND, this::receive);
    }

    private Reply list(Handle handle, Call call) {
        return Reply.ok(messages.page(
                handle,
                call.principal(),
                call.queryLong("unitId").orElse(null),
                call.queryLong("incidentId").orElse(null),
                call.page()));
    }

    private Reply send(Transaction transaction, Call call) {
        Message message = messages.send(transaction, call.principal(), call.body(NewMessage.class));
        return Reply.created(message);
    }

    private Reply receive(Transaction transaction, Call call) {
        return Reply.created(
                Map.of("unread", messages.receive(transaction, call.principal(), call.body(Receipt.class))));
    }
}
