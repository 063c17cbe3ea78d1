package org.roadmarshal.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.order.internal.JdbcOrder;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/**
 * The rules about orders: they go to the units that are on duty when they are given, and to nobody else; who has not confirmed
 * at the deadline becomes an alarm, which ends when they confirm after all.
 */
public final class OrderService implements Timers.Handler {
    /** The kind of the deadlines' timers; their subject is the order. */
    public static final String TIMER = "order.deadline";

    /** What the alarms are about: one unit's part of one order. */
    private static final String SUBJECT = "order_recipient";

    private static final int PRIORITY = 2;

    private final AlarmService alarms;

    public OrderService(AlarmService alarms) {
        this.alarms = alarms;
    }

    /** The newest first. @param mine only those to the own unit */
    public Page<Order> page(Handle handle, Principal principal, boolean mine, PageRequest request) {
        if (!principal.may(Permission.MESSAGE_READ)) {
            principal.require(Permission.MESSAGE_SEND);
        }
        return Page.of(JdbcOrder.page(handle, principal, mine, request), request, Order::id);
    }

    public Order get(Handle handle, Principal principal, long id) {
        return JdbcOrder.find(handle, principal, id).orElseThrow(() -> DispatchException.notFound("order", id));
    }

    public Order give(Transaction transaction, Principal principal, NewOrder wanted) {
        Set<Long> agencies = agencies(transaction, principal, wanted);
        List<Long> strangers = JdbcOrder.notAmong(
                transaction.handle(), principal.org(), wanted.unitIds(), principal.agencies(Permission.ORDER_GIVE));
        if (!strangers.isEmpty()) {
            throw DispatchException.notFound("unit", strangers.get(0));
        }
        Instant confirmBy = transaction.now().plus(Duration.ofSeconds(wanted.confirmWithinSeconds()));
        long id = JdbcOrder.insert(transaction.handle(), principal, wanted.text(), confirmBy);
        if (JdbcOrder.address(transaction.handle(), principal.org(), id, agencies, wanted.unitIds()) == 0) {
            throw DispatchException.conflict("None of those units is on duty");
        }
        Timers.set(transaction, TIMER, id, confirmBy, Map.of());
        Order order = get(transaction.handle(), principal, id);
        transaction.append(order.recipients().stream()
                .map(recipient -> new OrderEvent("given", order, recipient, null).entry())
                .toList());
        return order;
    }

    /** Only the crew itself says so; what was said before changes nothing. */
    public Order receive(Transaction transaction, Principal principal, long id, OrderReceipt receipt) {
        Order order = get(transaction.handle(), principal, id);
        Recipient before = JdbcOrder.lock(transaction.handle(), principal.org(), id, principal.unitId())
                .orElseThrow(() -> DispatchException.forbidden("Only the crew of a unit that it was given to says so"));
        if (!receipt.state().reachedBy(before)) {
            JdbcOrder.reach(transaction.handle(), principal, before.id(), receipt);
            Recipient now = JdbcOrder.recipient(transaction.handle(), principal.org(), before.id());
            transaction.append(new OrderEvent(receipt.state().code(), order, now, receipt.deviceTime()).entry());
            if (now.confirmedAt() != null) {
                alarms.end(transaction, key(now), transaction.now());
            }
        }
        return get(transaction.handle(), principal, id);
    }

    /** It does not hold any more: all whom it was given to are told so, those who have confirmed too. */
    public Order withdraw(Transaction transaction, Principal principal, long id) {
        get(transaction.handle(), principal, id);
        JdbcOrder.agencies(transaction.handle(), principal.org(), id)
                .forEach(agency -> principal.require(Permission.ORDER_GIVE, agency));
        if (!JdbcOrder.lockWithdrawn(transaction.handle(), principal.org(), id)) {
            Timers.cancel(transaction, TIMER, id);
            List<Recipient> all = JdbcOrder.withdraw(transaction.handle(), principal, id);
            Order order = get(transaction.handle(), principal, id);
            transaction.append(all.stream()
                    .map(recipient -> new OrderEvent("withdrawn", order, recipient, null).entry())
                    .toList());
            all.forEach(recipient -> alarms.end(transaction, key(recipient), transaction.now()));
        }
        return get(transaction.handle(), principal, id);
    }

    /** The deadline; a withdrawn order has none, though its timer may have been firing in that moment. */
    @Override
    public void fire(Transaction transaction, Timer timer) {
        if (JdbcOrder.lockWithdrawn(transaction.handle(), timer.org(), timer.subjectId())) {
            return;
        }
        for (Recipient late : JdbcOrder.lockUnconfirmed(transaction.handle(), timer.org(), timer.subjectId())) {
            alarms.raise(
                    transaction,
                    new NewAlarm(
                            AlarmKind.ORDER_UNCONFIRMED,
                            PRIORITY,
                            late.agency().id(),
                            SUBJECT,
                            late.id(),
                            late.unit().id(),
                            null,
                            JdbcOrder.text(transaction.handle(), timer.org(), timer.subjectId()),
                            null));
        }
    }

    private static AlarmKey key(Recipient recipient) {
        return new AlarmKey(AlarmKind.ORDER_UNCONFIRMED, SUBJECT, recipient.id(), null, null);
    }

    /** All agencies that the order goes to as a whole. */
    private static Set<Long> agencies(Transaction transaction, Principal principal, NewOrder wanted) {
        Set<Long> may = principal.agencies(Permission.ORDER_GIVE);
        if (wanted.toAll()) {
            return may;
        }
        for (long agency : wanted.agencyIds()) {
            if (!may.contains(agency)) {
                throw DispatchException.notFound("agency", agency);
            }
        }
        Set<Long> below = new HashSet<>(JdbcOrder.below(transaction.handle(), principal.org(), wanted.agencyIds()));
        below.retainAll(may);
        return below;
    }
}
