package org.roadmarshal.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InboxTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void handsOnInOrderOnTheLoopAndOneFailureStopsNobody() throws Exception {
        int count = 10_000;
        Context context = vertx.getOrCreateContext();
        List<Integer> taken = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(count);
        Inbox<Integer> inbox = new Inbox<>(context, number -> {
            all.countDown();
            if (number == 7 || Vertx.currentContext() != context) {
                throw new IllegalStateException("not " + number);
            }
            taken.add(number);
        });
        IntStream.range(0, count).forEach(inbox::add);
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        CountDownLatch after = new CountDownLatch(1);
        context.runOnContext(turn -> after.countDown());
        assertThat(after.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(taken)
                .isEqualTo(IntStream.range(0, count)
                        .filter(number -> number != 7)
                        .boxed()
                        .toList());
    }
}
