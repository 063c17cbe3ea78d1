package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** A numbered route with its kilometres, as stake marks count them. */
final class Highway {
    private final String ref;
    private final List<Stretch> stretches = new ArrayList<>();
    private double metres;

    /** A part in the open country, in the direction in which the stake marks rise. */
    record Stretch(double startMetres, List<Coordinate> line, double metres) {}

    Highway(String ref, double startMetres) {
        this.ref = ref;
        this.metres = startMetres;
    }

    String ref() {
        return ref;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    void follow(List<Coordinate> line) {
        double length = Curve.metres(line);
        stretches.add(new Stretch(metres, line, length));
        metres += length;
    }

    /** Streets count too, though nothing is recorded on them. */
    void passThrough(double streetMetres) {
        metres += streetMetres;
    }

    /** The metres in the open country. */
    double openMetres() {
        return stretches.stream().mapToDouble(Stretch::metres).sum();
    }
}
