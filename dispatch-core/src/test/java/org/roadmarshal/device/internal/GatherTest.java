package org.roadmarshal.device.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class GatherTest {
    private final List<List<Integer>> asked = new ArrayList<>();
    private final List<Promise<Map<Integer, String>>> answers = new ArrayList<>();
    private final Gather<Integer, String> gather = new Gather<>(3, this::ask);

    private Future<Map<Integer, String>> ask(List<Integer> keys) {
        asked.add(keys);
        answers.add(Promise.promise());
        return answers.get(answers.size() - 1).future();
    }

    @Test
    void asksTogetherWhatIsAskedWhileAQuestionRuns() {
        CompletableFuture<String> first = gather.ask(1);
        List<CompletableFuture<String>> others = List.of(gather.ask(2), gather.ask(3), gather.ask(2), gather.ask(4));
        gather.ask(5);
        assertThat(asked).containsExactly(List.of(1));
        answers.get(0).complete(Map.of(1, "one"));
        assertThat(first).isCompletedWithValue("one");
        assertThat(asked).containsExactly(List.of(1), List.of(2, 3, 4));
        answers.get(1).complete(Map.of(2, "two", 4, "four"));
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly("two", null, "two", "four");
        assertThat(asked.get(2)).containsExactly(5);
    }

    @Test
    void aQuestionThatFailsFailsForThoseInIt() {
        CompletableFuture<String> first = gather.ask(1);
        CompletableFuture<String> second = gather.ask(2);
        answers.get(0).fail("away");
        assertThatThrownBy(first::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        answers.get(1).complete(Map.of(2, "two"));
        assertThat(second).isCompletedWithValue("two");
    }
}
