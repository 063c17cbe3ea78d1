package org.roadmarshal.evidence.internal;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Lets so many in at once; each has up to 20 MiB in its hands. Whoever does not come in is told to try again. */
final class Admission {
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    Admission(int most) {
        this.most = most;
    }

    <T> Future<T> through(Supplier<Future<T>> work) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            return Future.failedFuture(new DispatchException(ErrorCode.OVERLOADED, "Too many photos come at once"));
        }
        return Future.succeededFuture().compose(admitted -> work.get()).onComplete(done -> inside.decrementAndGet());
    }
}
