package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.gis.geo.Lonlat;

/**
 * One line of a route. Its <em>axis</em> counts whole millimetres along it without a jump, beginning at the first number: where
 * there is no chainage equation before, axis and number are the same. Distances and stretches are taken on the axis; numbers
 * are what people read and write. Immutable.
 */
public final class Alignment {
    private final String route;
    private final String prefix;
    private final List<Segment> segments;
    private final List<Run> runs;
    private final List<Break> breaks;

    Alignment(String route, String prefix, List<Segment> segments, List<Run> runs, List<Break> breaks) {
        this.route = route;
        this.prefix = prefix;
        this.segments = List.copyOf(segments);
        this.runs = List.copyOf(runs);
        this.breaks = List.copyOf(breaks);
    }

    /** @throws LinearException where the parts do not hang together, naming the place */
    public static Alignment of(String route, String prefix, List<SegmentPlan> plans) {
        return new AlignmentPlan(route, prefix).build(plans);
    }

    public String route() {
        return route;
    }

    public String prefix() {
        return prefix;
    }

    public List<Segment> segments() {
        return segments;
    }

    public List<Break> breaks() {
        return breaks;
    }

    public long fromAxis() {
        return segments.get(0).fromAxis();
    }

    public long toAxis() {
        return segments.get(segments.size() - 1).toAxis();
    }

    /** On its lines, without the holes: end - start + the long chains - the short ones. */
    public long lengthMm() {
        return segments.stream()
                .mapToLong(segment -> segment.toAxis() - segment.fromAxis())
                .sum();
    }

    /**
     * Where a number is: at one place, or at several where it occurs more often; the first is before the break.
     *
     * @throws LinearException where it does not exist, naming the gap or the ends
     */
    public List<Long> axesOf(Stake stake) {
        List<Long> axes = runs.stream()
                .filter(run -> run.writes(stake.mm()))
                .map(run -> run.axisOf(stake.mm()))
                .distinct()
                .toList();
        if (axes.isEmpty()) {
            throw new LinearException(LinearException.Fault.NOT_THERE, missing(stake));
        }
        return axes;
    }

    private String missing(Stake stake) {
        for (Break gap : breaks) {
            if (stake.mm() > gap.backMm() && stake.mm() < gap.aheadMm()) {
                return gap.hole()
                        ? "%s %s has no surveyed line: it lies between %s and %s"
                                .formatted(route, stake, mark(gap.backMm()), mark(gap.aheadMm()))
                        : "%s %s does not exist: it lies in the short chain %s = %s"
                                .formatted(route, stake, mark(gap.backMm()), mark(gap.aheadMm()));
            }
        }
        return "%s %s does not exist: the line goes from %s to %s"
                .formatted(route, stake, stakeAt(fromAxis()), stakeAt(toAxis()));
    }

    private Stake mark(long mm) {
        return new Stake(prefix, mm);
    }

    /** The number at a place; at a break the one coming. */
    public Stake stakeAt(long axis) {
        Run nearest = runs.get(0);
        for (Run run : runs) {
            if (axis > nearest.toAxis()) {
                nearest = run;
            }
        }
        return mark(nearest.mmAt(Math.max(nearest.fromAxis(), Math.min(nearest.toAxis(), axis))));
    }

    /** Which of the places of its number this one is; null where there is no other. */
    public StakePart partAt(long axis) {
        List<Long> same = axesOf(stakeAt(axis));
        return same.size() == 1 ? null : axis == same.get(0) ? StakePart.BEFORE : StakePart.AFTER;
    }

    /** {@code K123+450}, and {@code K50+622(前)} where the number occurs twice. */
    public String text(long axis) {
        StakePart part = partAt(axis);
        return part == null ? stakeAt(axis).text() : stakeAt(axis).text() + "(" + part.word() + ")";
    }

    /** The same to the nearest whole metre, as positions that are measured are not known better. */
    public String metreText(long axis) {
        long mm = stakeAt(axis).mm();
        long shift = Math.round(mm / 1000.0) * 1000 - mm;
        return text(stakeAt(axis + shift).mm() == mm + shift ? axis + shift : axis);
    }

    /** The places of all round numbers. @param stepMm such as a kilometre's */
    public List<Long> axesOfEvery(long stepMm) {
        List<Long> axes = new ArrayList<>();
        for (Run run : runs) {
            for (long mm = (run.fromMm() + stepMm - 1) / stepMm * stepMm; mm <= run.toMm(); mm += stepMm) {
                axes.add(run.axisOf(mm));
            }
        }
        return axes;
    }

    /** Whether a line is there: not in a hole. */
    public boolean covers(long axis) {
        return segments.stream().anyMatch(segment -> segment.has(axis));
    }

    /**
     * @param right metres to the right
     * @throws LinearException where no line is
     */
    public Lonlat place(long axis, double right) {
        return segmentAt(axis).place(axis, right);
    }

    Segment segmentAt(long axis) {
        return segments.stream()
                .filter(segment -> segment.has(axis))
                .findFirst()
                .orElseThrow(() -> new LinearException(
                        LinearException.Fault.NOT_THERE, "%s has no line at %s".formatted(route, stakeAt(axis))));
    }

    /** The line between two places, both included; through a hole it goes straight. */
    public List<Lonlat> path(long from, long to) {
        return AlignmentPath.of(this, from, to);
    }
}
