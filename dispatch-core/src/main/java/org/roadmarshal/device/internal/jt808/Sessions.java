package org.roadmarshal.device.internal.jt808;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;

/** The terminals that are connected to this node. From any thread. */
public final class Sessions {
    /** Published to all nodes; the body is a session that was opened: older ones of the same terminal are dead. */
    private static final String OPENED = "jt808.opened";

    /** With a node's address behind it; asked for the last frames of a terminal. */
    private static final String FRAMES = "jt808.frames.";

    private static final long PATIENCE_MS = 2000;
    /** Of all loops together, so that thousands that come at once do not fill the queue of the database. */
    private static final int ADMITTED_AT_ONCE = 8;

    private final Vertx vertx;
    private final Map<Terminal, Entry> entries = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger admitted = new AtomicInteger();

    private record Terminal(int org, long deviceId) {}

    private record Entry(JdbcTerminal.Session session, Connection connection) {}

    private final Arrivals arrivals;

    /** @param node address of this one */
    public Sessions(Vertx vertx, Database database, String node) {
        this.vertx = vertx;
        this.arrivals = new Arrivals(database, node);
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** @param node this node's address */
    Future<Void> listen(String node) {
        return Future.all(
                        vertx.eventBus().consumer(OPENED, this::opened).completion(),
                        vertx.eventBus()
                                .consumer(FRAMES + node, this::answerFrames)
                                .completion())
                .mapEmpty();
    }

    /** Runs the work when it is its turn. */
    <T> Future<T> admit(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        waiting.add(() -> work.get().onComplete(done));
        done.future().onComplete(ended -> {
            admitted.decrementAndGet();
            next();
        });
        next();
        return done.future();
    }

    private void next() {
        while (!waiting.isEmpty()) {
            if (admitted.incrementAndGet() > ADMITTED_AT_ONCE) {
                admitted.decrementAndGet();
                return;
            }
            Runnable work = waiting.poll();
            if (work == null) {
                admitted.decrementAndGet();
            } else {
                work.run();
            }
        }
    }

    void enter(JdbcTerminal.Session session, Connection connection) {
        Entry before = entries.put(new Terminal(session.org(), session.deviceId()), new Entry(session, connection));
        if (before != null && before.connection != connection) {
            before.connection.close();
        }
        vertx.eventBus()
                .publish(
                        OPENED,
                        new JsonObject()
                                .put("org", session.org())
                                .put("device", session.deviceId())
                                .put("number", session.number()));
    }

    void leave(JdbcTerminal.Session session, Connection connection) {
        entries.remove(new Terminal(session.org(), session.deviceId()), new Entry(session, connection));
    }

    private void opened(Message<JsonObject> message) {
        Entry entry = entry(message.body());
        if (entry != null && entry.session.number() < message.body().getLong("number")) {
            entry.connection.close();
        }
    }

    private Entry entry(JsonObject terminal) {
        return entries.get(new Terminal(terminal.getInteger("org"), terminal.getLong("device")));
    }

    /** Follows the journal: a command that was given, at whichever node, is claimed by the one that has the terminal. */
    public void follow(Fact fact) {
        if (fact.kind().equals("command.queued")) {
            long device = Json.tree(fact.data()).at("/command/device/id").asLong();
            Entry entry = entries.get(new Terminal(fact.org(), device));
            if (entry != null) {
                entry.connection.run(() -> entry.connection.dialogue().told());
            }
        }
    }

    /**
     * What a terminal last said and was told.
     *
     * @param node that it is connected to; null for none
     * @return the JSON text of the API's list; empty where the node does not answer
     */
    public Future<String> frames(String node, int org, long deviceId) {
        String none = "{\"items\":[]}";
        if (node == null) {
            return Future.succeededFuture(none);
        }
        return vertx.eventBus()
                .<String>request(
                        FRAMES + node,
                        new JsonObject().put("org", org).put("device", deviceId),
                        new DeliveryOptions().setSendTimeout(PATIENCE_MS))
                .map(Message::body)
                .otherwise(none);
    }

    private void answerFrames(Message<JsonObject> message) {
        Entry entry = entry(message.body());
        if (entry == null) {
            message.reply("{\"items\":[]}");
        } else {
            entry.connection.run(() -> message.reply(
                    new JsonObject().put("items", entry.connection.frames()).encode()));
        }
    }
}
