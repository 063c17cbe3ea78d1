package org.roadmarshal.app;

import java.util.Map;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.http.Operations;
import org.roadmarshal.message.MessageService;
import org.roadmarshal.message.internal.MessageRoutes;
import org.roadmarshal.order.OrderService;
import org.roadmarshal.order.internal.OrderRoutes;
import org.roadmarshal.timer.Timers;

/** The wiring of what is said between crews and their centre: messages and orders. */
final class Talk {
    private final OrderService orders;

    Talk(AlarmService alarms) {
        this.orders = new OrderService(alarms);
    }

    void register(Operations operations, Map<String, Timers.Handler> timers) {
        new MessageRoutes(new MessageService()).register(operations);
        new OrderRoutes(orders).register(operations);
        timers.put(OrderService.TIMER, orders);
    }
}
