package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

final class TaskStateTest {
    @ParameterizedTest(name = "{2} after {0}")
    @CsvSource({
        "dispatched, dispatched, delivered",
        "dispatched, dispatched, accepted",
        "dispatched, dispatched, on_scene",
        "dispatched, dispatched, cleared",
        "dispatched, dispatched, declined",
        "dispatched, dispatched, cancelled",
        "delivered, dispatched delivered, seen",
        "seen, dispatched seen, declined",
        "accepted, dispatched accepted, en_route",
        "en_route, dispatched en_route, on_scene",
        "on_scene, dispatched on_scene, cleared",
        "on_scene, dispatched on_scene, cancelled"
    })
    void goesForward(String now, String reached, String next) {
        assertThat(state(next).isNewAfter(state(now), states(reached))).isTrue();
    }

    @ParameterizedTest(name = "{2} again in {0}")
    @CsvSource({
        "dispatched, dispatched, dispatched",
        "en_route, dispatched delivered accepted en_route, delivered",
        "cleared, dispatched accepted on_scene cleared, accepted",
        "cleared, dispatched accepted on_scene cleared, cleared",
        "cancelled, dispatched cancelled, cancelled"
    })
    void takesNoStepTwice(String now, String reached, String next) {
        assertThat(state(next).isNewAfter(state(now), states(reached))).isFalse();
    }

    @ParameterizedTest(name = "{2} after {0}: {3}")
    @CsvSource({
        "on_scene, dispatched on_scene, accepted, accepted comes before that and was skipped",
        "seen, dispatched seen, delivered, delivered comes before that and was skipped",
        "accepted, dispatched accepted, declined, only the dispatcher can take it back",
        "on_scene, dispatched on_scene, declined, only the dispatcher can take it back",
        "cleared, dispatched cleared, on_scene, it cannot become on_scene",
        "cleared, dispatched cleared, cancelled, it cannot become cancelled",
        "declined, dispatched declined, accepted, it cannot become accepted",
        "cancelled, dispatched cancelled, cleared, it cannot become cleared"
    })
    void neverGoesBack(String now, String reached, String next, String detail) {
        assertThatThrownBy(() -> state(next).isNewAfter(state(now), states(reached)))
                .hasMessageContaining(detail)
                .isInstanceOfSatisfying(DispatchException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.CONFLICT));
    }

    private static TaskState state(String code) {
        return Coded.of(TaskState.class, code);
    }

    private static Set<TaskState> states(String codes) {
        Set<TaskState> states = EnumSet.noneOf(TaskState.class);
        Stream.of(codes.split(" ")).map(TaskStateTest::state).forEach(states::add);
        return states;
    }
}
