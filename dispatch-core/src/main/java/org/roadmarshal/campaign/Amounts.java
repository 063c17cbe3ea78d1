package org.roadmarshal.campaign;

import java.math.BigDecimal;

/** How amounts are written. */
final class Amounts {
    private Amounts() {}

    /** {@code 100}, neither {@code 100.000} nor {@code 1E+2}; null stays null. */
    static BigDecimal plain(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
