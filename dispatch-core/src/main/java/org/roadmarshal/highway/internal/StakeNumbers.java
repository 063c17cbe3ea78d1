package org.roadmarshal.highway.internal;

import java.util.List;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.highway.Highway;

/** Stake marks of a request as numbers. */
public final class StakeNumbers {
    private StakeNumbers() {}

    /** @param note or null */
    public record Jump(String prefix, long backMm, long aheadMm, String note) {}

    public record Ditch(String prefix, long fromMm, long toMm, double leftM, double rightM) {}

    public record Pair(String prefix, long firstMm, long secondMm) {
        /** @throws LinearException where they are no stake marks of one line */
        static Pair of(String first, String second) {
            Stake a = Stake.parse(first);
            Stake b = Stake.parse(second);
            if (!a.prefix().equals(b.prefix())) {
                throw new LinearException(a + " and " + b + " are not on one line");
            }
            return new Pair(a.prefix(), a.mm(), b.mm());
        }
    }

    public static List<Jump> equations(List<Highway.Equation> equations) {
        return equations.stream()
                .map(equation -> {
                    Pair pair = Pair.of(equation.back(), equation.ahead());
                    return new Jump(pair.prefix, pair.firstMm, pair.secondMm, equation.note());
                })
                .toList();
    }

    public static List<Ditch> edges(List<Highway.Edge> edges) {
        return edges.stream()
                .map(edge -> {
                    Pair pair = Pair.of(edge.from(), edge.to());
                    return new Ditch(pair.prefix, pair.firstMm, pair.secondMm, edge.leftM(), edge.rightM());
                })
                .toList();
    }
}
