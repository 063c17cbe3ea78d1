package org.roadmarshal.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.roadmarshal.db.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: seals what was committed, and hands on what was sealed, by whichever node, in order. It looks every
 * {@value #PERIOD_MS} ms, at once after a commit of this node, and at once when another node says that it has sealed.
 */
public final class JournalVerticle extends VerticleBase {
    /** Published to all nodes after sealing; the body is empty, the table has the truth. */
    private static final String SEALED = "journal.sealed";

    private static final Logger LOG = LoggerFactory.getLogger(JournalVerticle.class);
    private static final long PERIOD_MS = 100;
    private static final int BATCH = 500;

    private final Database database;
    private final Journal journal;
    private final List<Consumer<Fact>> subscribers = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> seen = new HashMap<>();
    private boolean looking;
    private boolean lookAgain;
    private boolean started;

    public JournalVerticle(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Call before deployment; called on this verticle's event loop, in order of {@code seq} within an org, each fact once. */
    public void subscribe(Consumer<Fact> subscriber) {
        subscribers.add(subscriber);
    }

    @Override
    public Future<?> start() {
        Context own = context;
        journal.hurry(() -> own.runOnContext(now -> look()));
        vertx.eventBus().consumer(SEALED, hint -> look());
        vertx.setPeriodic(PERIOD_MS, tick -> look());
        // Deployed means that whatever is committed from now on will be handed on.
        return heads().map(this::beginAt).recover(unavailable -> Future.succeededFuture());
    }

    private Map<Integer, Long> beginAt(Map<Integer, Long> heads) {
        heads.forEach(seen::putIfAbsent);
        started = true;
        return seen;
    }

    /** One look at a time; whoever asks meanwhile gets another one after it. */
    private void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        lookAgain = false;
        sealAll().compose(done -> readAll()).onComplete(done -> {
            looking = false;
            if (done.failed()) {
                LOG.debug("The journal cannot be read now", done.cause());
            } else if (lookAgain) {
                look();
            }
        });
    }

    private Future<Void> sealAll() {
        return database.write(Sealer::seal).compose(count -> {
            if (count == 0) {
                return Future.succeededFuture();
            }
            vertx.eventBus().publish(SEALED, "");
            return sealAll();
        });
    }

    private Future<Void> readAll() {
        return heads().compose(this::readUpTo);
    }

    private Future<Map<Integer, Long>> heads() {
        return database.read(handle -> handle.createQuery("select org, seq from journal_head")
                .reduceRows(new HashMap<Integer, Long>(), (heads, row) -> {
                    heads.put(row.getColumn("org", Integer.class), row.getColumn("seq", Long.class));
                    return heads;
                }));
    }

    private Future<Void> readUpTo(Map<Integer, Long> heads) {
        if (!started) {
            beginAt(heads);
        }
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<Integer, Long> head : heads.entrySet()) {
            // An org that appears later is followed from its first fact.
            if (head.getValue() > seen.computeIfAbsent(head.getKey(), org -> 0L)) {
                done = done.compose(before -> read(head.getKey()));
            }
        }
        return done;
    }

    private Future<Void> read(int org) {
        return database.read(handle -> JournalRows.after(handle, org, seen.get(org), BATCH))
                .compose(facts -> {
                    facts.forEach(this::handOn);
                    return facts.size() == BATCH ? read(org) : Future.succeededFuture();
                });
    }

    private void handOn(Fact fact) {
        seen.put(fact.org(), fact.seq());
        for (Consumer<Fact> subscriber : subscribers) {
            try {
                subscriber.accept(fact);
            } catch (RuntimeException e) {
                LOG.error("A subscriber failed on fact {} of org {}", fact.seq(), fact.org(), e);
            }
        }
    }
}
