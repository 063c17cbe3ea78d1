package org.roadmarshal.device.internal;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks the database for many at once: one question runs at a time, and all that is asked meanwhile goes into the next one. So ten
 * thousand terminals that come at once cost a few statements, and leave the database's queue to others. From any thread.
 */
public final class Gather<K, V> {
    private final int most;
    private final Function<List<K>, Future<Map<K, V>>> question;
    private final Map<K, CompletableFuture<V>> wanted = new LinkedHashMap<>();
    private boolean asking;

    /**
     * @param most in one question
     * @param question answers by key; what has no answer is left out
     */
    public Gather(int most, Function<List<K>, Future<Map<K, V>>> question) {
        this.most = most;
        this.question = question;
    }

    /**
     * @return null where there is no answer; a {@link TimeoutException} where the question failed, of which Caffeine writes no
     *     stack trace for each key
     */
    public CompletableFuture<V> ask(K key) {
        CompletableFuture<V> answer;
        synchronized (this) {
            answer = wanted.computeIfAbsent(key, first -> new CompletableFuture<>());
        }
        next();
        return answer;
    }

    private void next() {
        Map<K, CompletableFuture<V>> asked = take();
        if (!asked.isEmpty()) {
            question.apply(List.copyOf(asked.keySet())).onComplete(done -> {
                synchronized (this) {
                    asking = false;
                }
                asked.forEach((key, answer) -> {
                    if (done.succeeded()) {
                        answer.complete(done.result().get(key));
                    } else {
                        answer.completeExceptionally(failure(done.cause()));
                    }
                });
                next();
            });
        }
    }

    private static TimeoutException failure(Throwable cause) {
        TimeoutException failure = new TimeoutException(cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    /** Nothing while the question before is not answered. */
    private synchronized Map<K, CompletableFuture<V>> take() {
        Map<K, CompletableFuture<V>> taken = new LinkedHashMap<>();
        var all = wanted.entrySet().iterator();
        while (!asking && all.hasNext() && taken.size() < most) {
            var one = all.next();
            taken.put(one.getKey(), one.getValue());
            all.remove();
        }
        asking |= !taken.isEmpty();
        return taken;
    }
}
