package org.roadmarshal.fence.internal;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an org's findings in the order in which they came, many in one transaction. While the database is away they wait, up to
 * {@value #MOST}; what cannot be written for a reason of its own is left out and does not hold up the rest. For one event loop.
 */
final class AlarmQueue implements Findings {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmQueue.class);
    private static final int MOST = 50_000;
    private static final int BATCH = 100;
    private static final long RETRY_MS = 1_000;

    private final Vertx vertx;
    private final Journal journal;
    private final AlarmService alarms;
    private final int org;
    private final Deque<Finding> waiting = new ArrayDeque<>();
    private boolean writing;
    private int atOnce = BATCH;

    @FunctionalInterface
    private interface Finding {
        void write(Transaction transaction);
    }

    AlarmQueue(Vertx vertx, Journal journal, AlarmService alarms, int org) {
        this.vertx = vertx;
        this.journal = journal;
        this.alarms = alarms;
        this.org = org;
    }

    @Override
    public void begun(NewAlarm alarm) {
        add(transaction -> alarms.raise(transaction, alarm));
    }

    @Override
    public void over(AlarmKey key, Instant at) {
        add(transaction -> alarms.end(transaction, key, at));
    }

    private void add(Finding finding) {
        if (waiting.size() >= MOST) {
            LOG.error("Too many findings wait to be written; one of org {} is lost", org);
            return;
        }
        waiting.add(finding);
        write();
    }

    private void write() {
        if (writing || waiting.isEmpty()) {
            return;
        }
        writing = true;
        List<Finding> batch = new ArrayList<>();
        waiting.stream().limit(atOnce).forEach(batch::add);
        journal.commit(org, Actor.SYSTEM, transaction -> {
                    batch.forEach(finding -> finding.write(transaction));
                    return batch.size();
                })
                .onSuccess(this::written)
                .onFailure(failure -> failed(failure, batch.size()));
    }

    private void written(int count) {
        for (int i = 0; i < count; i++) {
            waiting.remove();
        }
        atOnce = BATCH;
        goOn();
    }

    private void failed(Throwable failure, int count) {
        if (failure instanceof DispatchException refused
                && (refused.code() == ErrorCode.UNAVAILABLE || refused.code() == ErrorCode.OVERLOADED)) {
            vertx.setTimer(RETRY_MS, again -> goOn());
        } else if (count > 1) {
            // One of them is at fault: one by one tells which.
            atOnce = 1;
            goOn();
        } else {
            LOG.error("A finding of org {} cannot be written", org, failure);
            waiting.remove();
            goOn();
        }
    }

    private void goOn() {
        writing = false;
        write();
    }
}
