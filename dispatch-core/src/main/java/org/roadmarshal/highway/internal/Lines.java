package org.roadmarshal.highway.internal;

import java.util.Comparator;
import java.util.List;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Break;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.highway.Highway;
import org.roadmarshal.highway.HighwayBook;

/** Lines as the API shows them. */
final class Lines {
    private static final double MM = 1000;

    private Lines() {}

    /** The main line first. */
    static List<Highway.Line> of(HighwayBook book, String ref) {
        return book.routes().alignments().stream()
                .filter(line -> line.route().equals(ref))
                .sorted(Comparator.comparing((Alignment line) -> line.prefix().length())
                        .thenComparing(Alignment::prefix))
                .map(Lines::line)
                .toList();
    }

    static Highway.Line line(Alignment line) {
        return new Highway.Line(
                line.prefix(),
                line.stakeAt(line.fromAxis()).text(),
                line.stakeAt(line.toAxis()).text(),
                line.fromAxis(),
                line.toAxis(),
                line.lengthMm(),
                line.breaks().stream().map(at -> shown(line, at)).toList());
    }

    private static Highway.Break shown(Alignment line, Break at) {
        long excess = at.backMm() - at.aheadMm();
        Highway.BreakKind kind =
                at.hole() ? Highway.BreakKind.HOLE : excess > 0 ? Highway.BreakKind.LONG : Highway.BreakKind.SHORT;
        return new Highway.Break(
                at.axisMm(),
                new Stake(line.prefix(), at.backMm()).text(),
                new Stake(line.prefix(), at.aheadMm()).text(),
                kind,
                Math.abs(excess) / MM);
    }
}
