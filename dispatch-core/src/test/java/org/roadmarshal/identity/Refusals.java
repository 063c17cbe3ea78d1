package org.roadmarshal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Says that something is refused, and why. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(DispatchException.class, refusal -> assertThat(refusal.code())
                        .as(refusal.getMessage())
                        .isEqualTo(code));
    }
}
