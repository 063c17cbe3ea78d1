package org.roadmarshal.legal.internal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.roadmarshal.legal.LegalSetting;
import org.roadmarshal.legal.StepKind;

/**
 * A day that the law counts from another one.
 *
 * @param anchor the step that it counts from
 * @param from which of that step's days
 * @param period how long, or null for the day itself
 * @param article where it stands; the period's own where null
 * @param applies to which cases
 */
record Gate(StepKind anchor, From from, LegalSetting period, String article, Predicate<Situation> applies) {
    enum From {
        DONE,
        DELIVERED,
        /** Until when the party was given. */
        UNTIL
    }

    static Gate done(StepKind anchor, LegalSetting period) {
        return new Gate(anchor, From.DONE, period, period.article(), situation -> true);
    }

    static Gate delivered(StepKind anchor, LegalSetting period) {
        return new Gate(anchor, From.DELIVERED, period, period.article(), situation -> true);
    }

    static Gate delivered(StepKind anchor, String article) {
        return new Gate(anchor, From.DELIVERED, null, article, situation -> true);
    }

    static Gate until(StepKind anchor, String article) {
        return new Gate(anchor, From.UNTIL, null, article, situation -> true);
    }

    Gate where(Predicate<Situation> wanted) {
        return new Gate(anchor, from, period, article, applies.and(wanted));
    }

    /** Counted as the law says, for the one as for the other. */
    String cited() {
        boolean working = period != null && period.sort() == LegalSetting.Sort.WORKING_DAYS;
        if (working && article.startsWith("行政处罚法")) {
            return article + "、第85条";
        }
        return working && article.startsWith("行政强制法") ? article + "、第69条" : article;
    }

    /** The day that it counts from; empty where that has not come. */
    Optional<LocalDate> start(Situation situation) {
        History history = situation.history();
        return history.last(anchor).flatMap(step -> switch (from) {
            case DONE -> Optional.of(step.day());
            case DELIVERED -> history.delivered(step);
            case UNTIL -> Optional.ofNullable(step.details().until());
        });
    }

    /** The last day of the period; empty where it has not begun. @param more days to add */
    Optional<LocalDate> last(Situation situation, int more) {
        return start(situation)
                .map(day -> period == null ? day : situation.history().periods().last(day, period, more));
    }
}
