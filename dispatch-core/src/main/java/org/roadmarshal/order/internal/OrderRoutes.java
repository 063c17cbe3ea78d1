package org.roadmarshal.order.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.order.NewOrder;
import org.roadmarshal.order.Order;
import org.roadmarshal.order.OrderReceipt;
import org.roadmarshal.order.OrderService;

/** The operations of {@code order.yaml}. */
public final class OrderRoutes {
    private final OrderService orders;

    public OrderRoutes(OrderService orders) {
        this.orders = orders;
    }

    public void register(Operations operations) {
        operations.query("listOrders", null, this::list);
        operations.query("getOrder", null, (handle, call) -> Reply.ok(orders.get(handle, call.principal(), call.id())));
        operations.create("giveOrder", Permission.ORDER_GIVE, this::give);
        operations.create(
                "withdrawOrder",
                Permission.ORDER_GIVE,
                (transaction, call) -> Reply.created(orders.withdraw(transaction, call.principal(), call.id())));
        operations.create("addOrderReceipt", Permission.MESSAGE_SEND, this::receive);
    }

    private Reply list(Handle handle, Call call) {
        boolean mine = call.queryBoolean("mine").orElse(false);
        return Reply.ok(orders.page(handle, call.principal(), mine, call.page()));
    }

    private Reply give(Transaction transaction, Call call) {
        Order order = orders.give(transaction, call.principal(), call.body(NewOrder.class));
        return Reply.created(order, "/orders/" + order.id(), 1);
    }

    private Reply receive(Transaction transaction, Call call) {
        return Reply.created(orders.receive(transaction, call.principal(), call.id(), call.body(OrderReceipt.class)));
    }
}
