package org.roadmarshal.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.roadmarshal.kernel.DispatchException;

/** The rungs for each priority. @param rules for the priorities 1, 2, 3 and 4, in this order */
public record LadderRules(List<OfPriority> rules) {
    private static final int PRIORITIES = 4;

    /** @param rungs from the first to the last, which alarms the desk, so that no silence goes unnoticed */
    public record OfPriority(int priority, List<Rung> rungs) {
        public OfPriority {
            rungs = List.copyOf(rungs);
            if (rungs.isEmpty() || rungs.get(rungs.size() - 1).action() != RungAction.SUPERVISOR) {
                throw DispatchException.invalid("The last rung of priority " + priority + " must be supervisor");
            }
        }
    }

    public LadderRules {
        rules = List.copyOf(rules);
        List<Integer> priorities = rules.stream().map(OfPriority::priority).toList();
        if (!priorities.equals(IntStream.rangeClosed(1, PRIORITIES).boxed().toList())) {
            throw DispatchException.invalid("rules are for the priorities 1, 2, 3 and 4, in this order");
        }
    }

    /** The task is offered to the same unit so often, then the desk is alarmed. */
    static LadderRules of(LadderConfig config) {
        List<OfPriority> rules = new ArrayList<>();
        for (int priority = 1; priority <= PRIORITIES; priority++) {
            int seconds = (int) config.deadline(priority).toSeconds();
            List<Rung> rungs = new ArrayList<>(
                    Collections.nCopies(config.offers() - 1, new Rung(RungAction.REMIND, seconds, null, null)));
            rungs.add(new Rung(RungAction.SUPERVISOR, seconds, null, null));
            rules.add(new OfPriority(priority, rungs));
        }
        return new LadderRules(rules);
    }

    List<Rung> rungs(int priority) {
        return rules.get(priority - 1).rungs();
    }

    /** @return null where the ladder has no such rung */
    Rung rung(int priority, int number) {
        List<Rung> rungs = rungs(priority);
        return number < rungs.size() ? rungs.get(number) : null;
    }
}
