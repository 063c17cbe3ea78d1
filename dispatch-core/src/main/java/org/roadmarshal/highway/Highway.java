package org.roadmarshal.highway;

import java.util.List;
import org.roadmarshal.kernel.Coded;

/**
 * A route as the API shows it. Distances along it are on the line's axis.
 *
 * @param classCode of the class that gives the widths which the route does not give itself
 * @param up what 上行 means on it
 * @param ditchM of the route's own; null where the class's holds, and so the next two
 * @param widths what holds
 */
public record Highway(
        long id,
        String ref,
        String name,
        String classCode,
        Up up,
        Double ditchM,
        Double landM,
        Double controlM,
        Widths widths,
        List<Line> lines,
        List<Equation> equations,
        List<Edge> edges,
        List<Post> posts,
        int version) {
    public enum Up implements Coded {
        INCREASING,
        DECREASING
    }

    /** Metres from the line to the ditch's edge, from there to the land's, from there to the zone's. */
    public record Widths(double ditchM, double landM, double controlM) {}

    /** @param from first number @param lengthMm without the holes */
    public record Line(
            String prefix, String from, String to, long fromMm, long toMm, long lengthMm, List<Break> breaks) {}

    /** Where the numbers do not go on. @param atMm on the axis */
    public record Break(long atMm, String back, String ahead, BreakKind kind, double metres) {}

    public enum BreakKind implements Coded {
        /** 长链: numbers occur twice. */
        LONG,
        /** 短链: numbers are missing. */
        SHORT,
        /** No line is known there. */
        HOLE
    }

    /** A chainage equation as it was entered. */
    public record Equation(String back, String ahead, String note) {}

    /** A surveyed post that the numbers are calibrated by. @param part where its number occurs twice, else null */
    public record Post(String at, String part) {}

    /** A stretch whose ditch lies otherwise than the route's. */
    public record Edge(String from, String to, double leftM, double rightM) {}
}
