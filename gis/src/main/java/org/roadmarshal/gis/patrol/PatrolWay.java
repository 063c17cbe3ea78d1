package org.roadmarshal.gis.patrol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.track.TrackPoint;

/** A way in pieces of equal length; a piece is visited where its middle is. */
final class PatrolWay implements PatrolGround {
    private static final double SHORTEST_M = 10;
    private static final int MOST_PIECES = 5_000;

    private final LineString line;
    private final double piece;
    private final int count;
    private final Visits visits;

    /** Some pieces that follow each other, alike. */
    private record Run(int from, int to, boolean visited) {}

    PatrolWay(LineString line, double metres) {
        double length = Lines.metres(line);
        if (length == 0) {
            throw new IllegalArgumentException("a way has a length");
        }
        this.line = line;
        this.count = (int) Math.ceil(Math.max(1, Math.min(MOST_PIECES, length / Math.max(SHORTEST_M, metres / 2))));
        this.piece = length / count;
        this.visits = new Visits(
                IntStream.range(0, count)
                        .mapToObj(i -> Lines.along(line, (i + 0.5) * piece))
                        .toList(),
                metres);
    }

    @Override
    public void visit(TrackPoint point) {
        visits.visit(point);
    }

    @Override
    public double share() {
        return visits.share();
    }

    @Override
    public Geometry parts(boolean visited) {
        return Wgs84.FACTORY.createMultiLineString(runs().stream()
                .filter(run -> run.visited == visited)
                .map(run -> Wgs84.line(
                        Lines.slice(line, run.from * piece, run.to * piece).toArray(Coordinate[]::new)))
                .toArray(LineString[]::new));
    }

    @Override
    public List<Missed> missed(int most) {
        return runs().stream()
                .filter(run -> !run.visited)
                .sorted(Comparator.comparingInt(run -> run.from - run.to))
                .limit(most)
                .map(run -> new Missed(
                        Lines.along(line, (run.from + run.to) / 2.0 * piece),
                        (run.to - run.from) * piece,
                        run.from * piece))
                .toList();
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || visits.isVisited(i) != visits.isVisited(from)) {
                runs.add(new Run(from, i, visits.isVisited(from)));
                from = i;
            }
        }
        return runs;
    }
}
