package org.roadmarshal.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
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
 * {@value #PERIOD_MS} ms, at once after a commit of this node, and hears at once what another node has sealed.
 */
public final class JournalVerticle extends VerticleBase {
    /** {@link Tidings}, published to all nodes after sealing. */
    private static final String SEALED = "journal.sealed";

    private static final Logger LOG = LoggerFactory.getLogger(JournalVerticle.class);
    private static final long PERIOD_MS = 100;
    /** Another node's sealing takes a few of these. */
    private static final long BUSY_MS = 2;

    private static final int BATCH = 500;

    private final Database database;
    private final Journal journal;
    private final List<Consumer<Fact>> subscribers = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> seen = new HashMap<>();
    private final Map<Integer, Long> told = new HashMap<>();
    private boolean looking;
    private boolean lookAgain;
    private boolean sealAgain;
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
        journal.hurry(() -> own.runOnContext(now -> look(true)));
        vertx.eventBus().<JsonObject>consumer(SEALED, told -> hear(Tidings.of(told.body())));
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
                        heads.forEach(seen::putIfAbsent);
                        started = true;
                    }
                    heads.forEach((org, seq) -> told.merge(org, seq, Math::max));
                })
                .mapEmpty();
    }

    private void hear(Tidings tidings) {
        tidings.heads().forEach((org, seq) -> told.merge(org, seq, Math::max));
        if (started) {
            tidings.facts().forEach(this::handOnNext);
        }
        if (told.entrySet().stream().anyMatch(this::unseen)) {
            look(false);
        }
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
                        Tidings tidings = Tidings.of(pass.facts());
                        vertx.eventBus().publish(SEALED, tidings.json());
                        tidings.heads().forEach((org, seq) -> told.merge(org, seq, Math::max));
                        pass.facts().forEach(this::handOnNext);
                    }
                    if (pass.again()) {
                        vertx.setTimer(BUSY_MS, later -> look(true));
                    }
                })
                .mapEmpty();
    }

    /** What is at hand need not be read, unless others before it are still to be read, or it was handed on meanwhile. */
    private void handOnNext(Fact fact) {
        if (fact.seq() == seen.getOrDefault(fact.org(), 0L) + 1) {
            handOn(fact);
        }
    }

    /** An org that appears later is followed from its first fact. */
    private boolean unseen(Map.Entry<Integer, Long> head) {
        return head.getValue() > seen.getOrDefault(head.getKey(), 0L);
    }

    private Future<Void> readAll() {
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<Integer, Long> head : told.entrySet()) {
            if (started && unseen(head)) {
                done = done.compose(before -> read(head.getKey()));
            }
        }
        return done;
    }

    private Future<Void> read(int org) {
        long after = seen.getOrDefault(org, 0L);
        return database.readAhead(handle -> JournalRows.after(handle, org, after, BATCH))
                .compose(facts -> {
                    facts.forEach(this::handOnNext);
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
