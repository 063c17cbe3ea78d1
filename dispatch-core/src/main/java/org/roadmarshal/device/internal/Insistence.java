package org.roadmarshal.device.internal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** For senders that will not send again: tries until the database is there. Its caller takes no more meanwhile than it can hold. */
public final class Insistence {
    private final Vertx vertx;

    public Insistence(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * @param wanted asked before each further try
     * @return fails where trying again is of no use, or no longer wanted
     */
    public <T> Future<T> until(Supplier<Future<T>> attempt, BooleanSupplier wanted) {
        return until(attempt, wanted, new Backoff(500, 5_000));
    }

    private <T> Future<T> until(Supplier<Future<T>> attempt, BooleanSupplier wanted, Backoff backoff) {
        return attempt.get()
                .recover(failure -> passing(failure) && wanted.getAsBoolean()
                        ? vertx.timer(backoff.next(), TimeUnit.MILLISECONDS)
                                .compose(due -> until(attempt, wanted, backoff))
                        : Future.failedFuture(failure));
    }

    private static boolean passing(Throwable failure) {
        return failure instanceof DispatchException refused
                && (refused.code() == ErrorCode.UNAVAILABLE || refused.code() == ErrorCode.OVERLOADED);
    }
}
