package org.roadmarshal.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.roadmarshal.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: hands on what was sealed, by whichever node, in order, and seals what was committed without. It looks every
 * {@value #PERIOD_MS} ms, at once after a commit of this node, and hears at once what another node has sealed. Its meters
 * {@code journal.facts.heard} and {@code journal.facts.read} count what came from other nodes: where most is read, they do not hear each
 * other, and each fact is late by up to that time.
 */
public final class JournalVerticle extends VerticleBase {
    /** {@link Tidings}, published to all nodes after sealing. */
    private static final String SEALED = "journal.sealed";

    /** Whose tidings they are: what a node has told it does not read again. */
    private static final String TELLER = "teller";

    private static final Logger LOG = LoggerFactory.getLogger(JournalVerticle.class);
    private static final long PERIOD_MS = 100;
    /** Another node's sealing takes a few of these. */
    private static final long BUSY_MS = 2;

    private static final int BATCH = 500;

    /** Unlike the deployment's id, of which each node of a cluster counts its own from one. */
    private final String self = UUID.randomUUID().toString();

    private final Database database;
    private final Journal journal;
    private final Counter heard;
    private final Counter read;
    private final List<Consumer<Fact>> subscribers = new CopyOnWriteArrayList<>();
    private final Map<Integer, InOrder> orders = new HashMap<>();
    private boolean looking;
    private boolean lookAgain;
    private boolean sealAgain;
    private boolean started;

    public JournalVerticle(Database database, Journal journal, MeterRegistry meters) {
        this.database = database;
        this.journal = journal;
        this.heard = meters.counter("journal.facts.heard");
        this.read = meters.counter("journal.facts.read");
    }

    /** Call before deployment; called on this verticle's event loop, in order of {@code seq} within an org, each fact once. */
    public void subscribe(Consumer<Fact> subscriber) {
        subscribers.add(subscriber);
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<JsonObject>consumer(SEALED, told -> {
            if (!self.equals(told.headers().get(TELLER))) {
                hear(Tidings.of(told.body()));
            }
        });
        vertx.setPeriodic(PERIOD_MS, tick -> {
            askHeads();
            look(true);
        });
        // Deployed means that whatever is committed from now on will be handed on.
        return askHeads().recover(unavailable -> Future.succeededFuture());
    }

    private Future<Void> askHeads() {
        return database.readAhead(handle -> handle.createQuery("select org, seq from journal_head")
                        .reduceRows(new HashMap<Integer, Long>(), (heads, row) -> {
                            heads.put(row.getColumn("org", Integer.class), row.getColumn("seq", Long.class));
                            return heads;
                        }))
                .onSuccess(heads -> {
                    if (!started) {
                        begin(heads);
                    }
                    heads.forEach((org, seq) -> order(org).tell(seq));
                })
                .mapEmpty();
    }

    /** From here on commits seal: before it was known how far the journal had come, nobody could have put their facts in place. */
    private void begin(Map<Integer, Long> heads) {
        heads.forEach((org, seq) -> orders.put(org, new InOrder(seq, this::handOn)));
        started = true;
        Context own = context;
        journal.tell(new Journal.Listener(
                facts -> own.runOnContext(now -> tell(facts)), () -> own.runOnContext(now -> look(true))));
    }

    /** An org that appears later is followed from its first fact. */
    private InOrder order(int org) {
        return orders.computeIfAbsent(org, first -> new InOrder(0, this::handOn));
    }

    /** What was sealed here, by a commit or by the sealer. */
    private void tell(List<Fact> facts) {
        vertx.eventBus().publish(SEALED, Tidings.of(facts).json(), new DeliveryOptions().addHeader(TELLER, self));
        take(facts);
    }

    private void hear(Tidings tidings) {
        if (started) {
            heard.increment(tidings.facts().size());
            tidings.heads().forEach((org, seq) -> order(org).tell(seq));
            take(tidings.facts());
        }
    }

    private void take(List<Fact> facts) {
        facts.forEach(fact -> order(fact.org()).put(fact));
        if (misses()) {
            // What comes from two nodes may cross on its way: it is read only where it is not just late.
            vertx.setTimer(BUSY_MS, later -> {
                if (misses()) {
                    look(false);
                }
            });
        }
    }

    private boolean misses() {
        return orders.values().stream().anyMatch(InOrder::misses);
    }

    /** One look at a time; whoever asks meanwhile gets another one after it. @param seal also what was committed here */
    private void look(boolean seal) {
        if (looking) {
            lookAgain = true;
            sealAgain |= seal;
            return;
        }
        looking = true;
        lookAgain = false;
        sealAgain = false;
        Future<Void> own = seal && started ? seal() : Future.succeededFuture();
        own.compose(done -> readAll()).onComplete(done -> {
            looking = false;
            if (done.failed()) {
                LOG.debug("The journal cannot be read now", done.cause());
            } else if (lookAgain) {
                look(sealAgain);
            }
        });
    }

    private Future<Void> seal() {
        return database.writeAhead(Sealer::seal)
                .onSuccess(pass -> {
                    if (!pass.facts().isEmpty()) {
                        tell(pass.facts());
                    }
                    if (pass.again()) {
                        vertx.setTimer(BUSY_MS, later -> look(true));
                    }
                })
                .mapEmpty();
    }

    private Future<Void> readAll() {
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<Integer, InOrder> order : orders.entrySet()) {
            if (order.getValue().misses()) {
                done = done.compose(before -> read(order.getKey()));
            }
        }
        return done;
    }

    private Future<Void> read(int org) {
        InOrder order = order(org);
        long after = order.seen();
        return database.readAhead(handle -> JournalRows.after(handle, org, after, BATCH))
                .compose(facts -> {
                    read.increment(facts.size());
                    facts.forEach(order::put);
                    return facts.size() == BATCH ? read(org) : Future.succeededFuture();
                });
    }

    private void handOn(Fact fact) {
        for (Consumer<Fact> subscriber : subscribers) {
            try {
                subscriber.accept(fact);
            } catch (RuntimeException e) {
                LOG.error("A subscriber failed on fact {} of org {}", fact.seq(), fact.org(), e);
            }
        }
    }
}
