package org.roadmarshal.legal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * An officer's certificate of enforcement (执法证). Its id is the person's.
 *
 * @param expires the last day on which it is good, or null
 * @param accountId whom they sign in as, or null
 */
public record Certificate(
        long id,
        String badge,
        String name,
        Named agency,
        String number,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate expires,
        Validity validity,
        Long accountId,
        int version) {
    public enum Validity implements Coded {
        GOOD,
        EXPIRES_SOON,
        EXPIRED,
        MISSING
    }
}
