package org.roadmarshal.issue.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.calendar.Calendars;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueStep.Amount;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.DispatchException;

/** What the rules of {@link IssuePath} change beside the state. */
final class Effects {
    private Effects() {}

    static Standing none(Move move, Standing before) {
        refuseAmounts(move);
        return before;
    }

    /** The lead gets the issue and a day. */
    static Standing lead(Move move, Standing before) {
        refuseAmounts(move);
        Instant due = move.step().dueAt();
        return before.ledBy(move.step().agencyId(), due == null ? limit(move) : due);
    }

    /** The squad in whose area it lies has it again. */
    static Standing noLead(Move move, Standing before) {
        refuseAmounts(move);
        Geometry geometry = move.handle()
                .createQuery("select geom from issue where org = :org and id = :id")
                .bind("org", move.org())
                .bind("id", move.issue().id())
                .mapTo(Geometry.class)
                .one();
        return before.ledBy(IssuePlace.agencyAt(move.handle(), move.org(), geometry), null);
    }

    static Standing handler(Move move, Standing before) {
        refuseAmounts(move);
        return before.handledBy(move.principal().accountId(), before.ledger());
    }

    /** All that was found is gone, where nothing else is said. */
    static Standing removed(Move move, Standing before) {
        Map<QuantityUnit, BigDecimal> amounts = amounts(move);
        return before.handledBy(
                move.principal().accountId(),
                before.ledger().stream()
                        .map(line -> new Quantity(
                                line.unit(), line.found(), amounts.getOrDefault(line.unit(), line.found()), null))
                        .toList());
    }

    /** All that was removed is seen gone, where nothing else is said. */
    static Standing verified(Move move, Standing before) {
        Map<QuantityUnit, BigDecimal> amounts = amounts(move);
        return before.closedBy(
                move.principal().accountId(),
                move.now(),
                before.ledger().stream().map(line -> verified(line, amounts)).toList());
    }

    /** What was said to be gone is not; a new limit begins. */
    static Standing again(Move move, Standing before) {
        refuseAmounts(move);
        List<Quantity> found = before.ledger().stream()
                .map(line -> new Quantity(line.unit(), line.found(), null, null))
                .toList();
        return before.sentBackBy(move.principal().accountId(), limit(move), found);
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

    private static void refuseAmounts(Move move) {
        if (!move.step().quantities().isEmpty()) {
            throw DispatchException.invalid(
                    "quantities: " + move.step().action().code() + " takes none");
        }
    }

    private static Instant limit(Move move) {
        IssueCategory category =
                JdbcCategories.get(move.handle(), move.org(), move.issue().category());
        return Calendars.of(move.handle(), move.org()).afterDays(move.now(), category.limitDays());
    }
}
