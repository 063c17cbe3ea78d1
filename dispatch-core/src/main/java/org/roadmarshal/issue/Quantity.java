package org.roadmarshal.issue;

import java.math.BigDecimal;

/**
 * One line of the ledger.
 *
 * @param found how much there was
 * @param removed how much the handler says is gone; null before
 * @param verified how much a verifier saw gone; null before
 */
public record Quantity(QuantityUnit unit, BigDecimal found, BigDecimal removed, BigDecimal verified) {
    public Quantity {
        found = plain(found);
        removed = plain(removed);
        verified = plain(verified);
    }

    public static Quantity found(QuantityUnit unit, double amount) {
        return new Quantity(unit, BigDecimal.valueOf(amount), null, null);
    }

    /** {@code 100}, neither {@code 100.000} nor {@code 1E+2}. */
    private static BigDecimal plain(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
