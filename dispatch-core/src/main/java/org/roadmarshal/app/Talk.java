package org.roadmarshal.app;

import io.vertx.core.Vertx;
import java.util.Map;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Operations;
import org.roadmarshal.journal.JournalVerticle;
import org.roadmarshal.message.MessageService;
import org.roadmarshal.message.internal.MessageRoutes;
import org.roadmarshal.order.OrderService;
import org.roadmarshal.order.internal.OrderRoutes;
import org.roadmarshal.push.PushConfig;
import org.roadmarshal.push.PushService;
import org.roadmarshal.push.internal.PushRoutes;
import org.roadmarshal.push.internal.PushSender;
import org.roadmarshal.timer.Timers;

/** The wiring of what is said between crews and their centre: messages, orders, and pushes to pages that are closed. */
final class Talk {
    private final Config.Push config;
    private final AlarmService alarms;

    Talk(Config.Push config, AlarmService alarms) {
        this.config = config;
        this.alarms = alarms;
    }

    /** @param tail not yet deployed */
    void register(
            Vertx vertx,
            Database database,
            JournalVerticle tail,
            Operations operations,
            Map<String, Timers.Handler> timers) {
        OrderService orders = new OrderService(alarms);
        timers.put(OrderService.TIMER, orders);
        new MessageRoutes(new MessageService()).register(operations);
        new OrderRoutes(orders).register(operations);
        PushConfig push = new PushConfig(config.contact(), config.privateEndpoints());
        new PushRoutes(new PushService(push), database).register(operations);
        tail.subscribe(new PushSender(vertx, database, push)::follow);
    }
}
