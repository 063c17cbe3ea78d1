package org.roadmarshal.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Says how something is refused. */
public final class Refusals {
    private Refusals() {}

    /** @return what the refusal says to people */
    public static AbstractStringAssert<?> assertRefused(ErrorCode code, ThrowingCallable work) {
        DispatchException refused = catchThrowableOfType(DispatchException.class, work);
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        return assertThat(refused.getMessage());
    }
}
