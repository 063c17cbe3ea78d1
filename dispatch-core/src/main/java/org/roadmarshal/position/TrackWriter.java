package org.roadmarshal.position;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.roadmarshal.db.Database;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.position.internal.FixBatch;
import org.roadmarshal.position.internal.JdbcQuality;
import org.roadmarshal.position.internal.QualityCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: collects the fixes of all devices for {@value #PERIOD_MS} ms, {@value #BUSY_PERIOD_MS} ms where many come, and writes
 * them by one COPY, in the order of the table's key. A sender is answered after the commit. When the database is away the sender
 * gets the error and sends again; what was stored after all is then known by device and time, and not stored twice.
 */
public final class TrackWriter extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(TrackWriter.class);
    private static final long COUNT_MS = 30_000;
    private static final long PERIOD_MS = 50;
    /** The more rows, the less each costs. */
    private static final long BUSY_PERIOD_MS = 200;

    private static final int BUSY_ROWS = 2_000;
    private static final int ROWS = 50_000;
    /** Fixes that may wait; more are refused, so that a slow database costs senders a retry and not us the heap. */
    private static final int ROOM = 200_000;

    private final Database database;
    private final MeterRegistry meters;
    private final TrackConfig config;
    private final AtomicInteger waiting;
    private final ArrayDeque<Request> queue = new ArrayDeque<>();
    private final FixBatch.Memory memory;
    private final QualityCounts quality = new QualityCounts();
    private final Promise<Void> drained = Promise.promise();
    private Inbox<Request> inbox;
    private long begun;
    private boolean busy;
    private boolean stopping;

    public TrackWriter(Database database, MeterRegistry meters, TrackConfig config) {
        this.database = database;
        this.meters = meters;
        this.config = config;
        this.memory = new FixBatch.Memory(config.refusedADay());
        this.waiting = meters.gauge("fix.waiting", new AtomicInteger());
    }

    /** One sender's records, all kept or all failed together. */
    private record Request(Source source, List<Judged> judged, Promise<Integer> stored) {}

    @Override
    public Future<?> start() {
        inbox = new Inbox<>(context, this::take);
        vertx.setPeriodic(TimeUnit.HOURS.toMillis(1), hour -> makeRoom()
                .onFailure(failure ->
                        LOG.warn("The coming days' partitions were not made, old records not removed", failure)));
        vertx.setPeriodic(COUNT_MS, due -> count());
        return makeRoom();
    }

    /**
     * From any thread.
     *
     * @param judged not to be changed any more
     * @return after the commit, how many were new in the track; the others are refused ones, or were there before. OVERLOADED when too many wait, UNAVAILABLE
     *     when the database is away
     */
    public Future<Integer> write(Source source, List<Judged> judged) {
        if (waiting.addAndGet(judged.size()) > ROOM) {
            waiting.addAndGet(-judged.size());
            return Future.failedFuture(
                    new DispatchException(ErrorCode.OVERLOADED, "Too many fixes wait to be written"));
        }
        Promise<Integer> stored = Promise.promise();
        inbox.add(new Request(source, judged, stored));
        return stored.future();
    }

    private void take(Request request) {
        if (stopping) {
            waiting.addAndGet(-request.judged.size());
            request.stored.fail(new DispatchException(ErrorCode.UNAVAILABLE, "This server is stopping"));
            return;
        }
        queue.add(request);
        if (!busy) {
            busy = true;
            vertx.setTimer(PERIOD_MS, due -> flush());
        }
    }

    private void flush() {
        begun = System.nanoTime();
        List<Request> requests = new ArrayList<>();
        FixBatch batch = new FixBatch(memory);
        while (!queue.isEmpty() && batch.size() < ROWS) {
            Request request = queue.poll();
            requests.add(request);
            batch.add(request.source, request.judged);
        }
        store(batch).onComplete(done -> {
            waiting.addAndGet(-batch.size());
            if (done.succeeded()) {
                answer(requests, batch.committed(quality));
            } else {
                requests.forEach(request -> request.stored.fail(done.cause()));
            }
            goOn(batch.size());
        });
    }

    private Future<FixBatch> store(FixBatch batch) {
        return database.write(batch::copy).recover(failure -> {
            if (failure instanceof DispatchException refused && refused.code() == ErrorCode.CONFLICT) {
                meters.counter("fix.batch.conflicts").increment();
                return database.write(batch::insert);
            }
            return Future.failedFuture(failure);
        });
    }

    private void goOn(int written) {
        if (!queue.isEmpty()) {
            // From one beginning to the next: a slow commit is waited for, and nothing more.
            long rest = period(written) - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            vertx.setTimer(stopping || waiting.get() >= ROWS ? 1 : Math.max(1, rest), due -> flush());
        } else {
            busy = false;
            if (stopping) {
                drained.complete();
            }
        }
    }

    private static long period(int written) {
        return written < BUSY_ROWS ? PERIOD_MS : BUSY_PERIOD_MS;
    }

    private void answer(List<Request> requests, int[] stored) {
        int sum = 0;
        for (int i = 0; i < stored.length; i++) {
            sum += stored[i];
            requests.get(i).stored.complete(stored[i]);
        }
        meters.counter("fix.stored").increment(sum);
    }

    /** A kill loses the counts of half a minute, not the fixes; written with each batch they would cost half of the rate. */
    private Future<Void> count() {
        QualityCounts.Taken taken = quality.take();
        if (taken.isEmpty()) {
            return Future.succeededFuture();
        }
        return database.<Void>write(handle -> {
                    JdbcQuality.count(handle, taken);
                    return null;
                })
                .onFailure(failure -> quality.putBack(taken));
    }

    private Future<Void> makeRoom() {
        return database.write(handle -> {
            handle.execute("select ensure_fix_partitions()");
            JdbcQuality.forgetRefused(handle, config.refusedFor());
            return null;
        });
    }

    /** Writes what waits, then stops. */
    @Override
    public Future<?> stop() {
        stopping = true;
        return (busy ? drained.future() : Future.<Void>succeededFuture())
                .compose(written -> count())
                .otherwiseEmpty();
    }
}
