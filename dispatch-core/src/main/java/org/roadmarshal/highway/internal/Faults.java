package org.roadmarshal.highway.internal;

import java.util.Locale;
import java.util.function.Supplier;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** What is wrong with a stake mark or a route is told to whoever asked, with the fault as the reason. */
public final class Faults {
    private Faults() {}

    /** @throws DispatchException VALIDATION in place of a {@link LinearException} */
    public static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (LinearException e) {
            throw new DispatchException(
                    ErrorCode.VALIDATION, "stake_" + e.fault().name().toLowerCase(Locale.ROOT), e.getMessage(), e);
        }
    }
}
