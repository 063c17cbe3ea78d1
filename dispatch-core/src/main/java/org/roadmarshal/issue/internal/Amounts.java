package org.roadmarshal.issue.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssueStep.Amount;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.DispatchException;

/** What steps say of quantities. */
final class Amounts {
    private static final Set<IssueAction> TAKE_THEM = Set.of(IssueAction.REPORT_DONE, IssueAction.CLOSE);

    private Amounts() {}

    /** All that was found is gone, where nothing else is said. */
    static List<Quantity> removed(Move move, List<Quantity> ledger) {
        Map<QuantityUnit, BigDecimal> amounts = amounts(move);
        return ledger.stream()
                .map(line ->
                        new Quantity(line.unit(), line.found(), amounts.getOrDefault(line.unit(), line.found()), null))
                .toList();
    }

    /** All that was removed is seen gone, where nothing else is said. */
    static List<Quantity> verified(Move move, List<Quantity> ledger) {
        Map<QuantityUnit, BigDecimal> amounts = amounts(move);
        return ledger.stream().map(line -> verified(line, amounts)).toList();
    }

    static List<Quantity> found(List<Quantity> ledger) {
        return ledger.stream()
                .map(line -> new Quantity(line.unit(), line.found(), null, null))
                .toList();
    }

    /** @throws DispatchException VALIDATION where the step says some that its action does not take */
    static void requireNoneBut(Move move) {
        if (!TAKE_THEM.contains(move.step().action())
                && !move.step().quantities().isEmpty()) {
            throw DispatchException.invalid(
                    "quantities: " + move.step().action().code() + " takes none");
        }
    }

    private static Quantity verified(Quantity line, Map<QuantityUnit, BigDecimal> amounts) {
        BigDecimal removed = line.removed() == null ? line.found() : line.removed();
        BigDecimal verified = amounts.getOrDefault(line.unit(), removed);
        if (verified.compareTo(removed) > 0) {
            throw DispatchException.invalid("quantities: %s %s verified, but only %s removed"
                    .formatted(verified.toPlainString(), line.unit().code(), removed.toPlainString()));
        }
        return new Quantity(line.unit(), line.found(), line.removed(), verified);
    }

    private static Map<QuantityUnit, BigDecimal> amounts(Move move) {
        List<QuantityUnit> known =
                move.issue().quantities().stream().map(Quantity::unit).toList();
        for (Amount amount : move.step().quantities()) {
            if (!known.contains(amount.unit())) {
                throw DispatchException.invalid(
                        "quantities: nothing was found in " + amount.unit().code());
            }
        }
        return move.step().quantities().stream()
                .collect(Collectors.toMap(Amount::unit, Amount::amount, (first, second) -> {
                    throw DispatchException.invalid("quantities: a unit comes twice");
                }));
    }
}
