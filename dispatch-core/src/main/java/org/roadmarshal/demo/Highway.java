package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.linear.Equation;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.gis.road.RoadClass;

/** A numbered route with its kilometres, as stake marks count them: metres go on along it, numbers jump at its breaks. */
final class Highway {
    private static final long KM = 1_000_000;
    private static final double CLEAR = 80;

    private final String ref;
    private final String name;
    private final RoadClass roadClass;
    private final double begin;
    private final List<Part> parts = new ArrayList<>();
    private final List<Jump> jumps = new ArrayList<>();
    private double metres;

    /**
     * A part in the direction in which the stake marks rise.
     *
     * @param section names the line; routes that share it name the same
     * @param reversed the section is drawn the other way
     * @param street through a town, where nothing is recorded
     */
    record Part(
            String section,
            boolean reversed,
            boolean street,
            double startMetres,
            List<Coordinate> line,
            double metres) {}

    /** @param excess by how much the numbers fall back; below zero where they jump ahead */
    private record Jump(double atMetres, double excess) {}

    Highway(String ref, String name, RoadClass roadClass, double startMetres) {
        this.ref = ref;
        this.name = name;
        this.roadClass = roadClass;
        this.begin = startMetres;
        this.metres = startMetres;
    }

    String ref() {
        return ref;
    }

    String name() {
        return name;
    }

    RoadClass roadClass() {
        return roadClass;
    }

    List<Part> parts() {
        return parts;
    }

    /** Those in the open country. */
    List<Part> stretches() {
        return parts.stream().filter(part -> !part.street).toList();
    }

    void follow(String section, boolean reversed, boolean street, List<Coordinate> line) {
        double length = Curve.metres(line);
        if (length > 0) {
            parts.add(new Part(section, reversed, street, metres, line, length));
            metres += length;
        }
    }

    /** The metres in the open country. */
    double openMetres() {
        return stretches().stream().mapToDouble(Part::metres).sum();
    }

    /** A chainage equation. @param share of the route's length at which it is; give them in their order */
    void jump(double share, double excess) {
        jumps.add(new Jump(Math.rint(begin + (metres - begin) * share), excess));
    }

    /** The number at a place, in millimetres; at a break the one coming. */
    long number(double at) {
        double excess = jumps.stream()
                .filter(jump -> at > jump.atMetres)
                .mapToDouble(Jump::excess)
                .sum();
        return Math.round((at - excess) * 1000);
    }

    /** Those within a part, and at its end. */
    List<Equation> equations(Part part) {
        return jumps.stream()
                .filter(jump -> jump.atMetres > part.startMetres && jump.atMetres <= part.startMetres + part.metres)
                .map(jump -> {
                    long back = number(jump.atMetres);
                    return new Equation(back, back - Math.round(jump.excess * 1000));
                })
                .toList();
    }

    /** @param part of the two places of its number which one; null where it has one */
    record Post(long number, double at, String part) {}

    /** The even kilometres of a part, but not those beside its ends or a break, where another post may stand. */
    List<Post> posts(Part part) {
        List<Double> ends = new ArrayList<>(List.of(part.startMetres));
        jumps.stream()
                .map(Jump::atMetres)
                .filter(at -> at > part.startMetres && at < part.startMetres + part.metres)
                .forEach(ends::add);
        ends.add(part.startMetres + part.metres);
        List<Post> posts = new ArrayList<>();
        for (int i = 1; i < ends.size(); i++) {
            double from = ends.get(i - 1) + CLEAR;
            double to = ends.get(i) - CLEAR;
            for (long number = (number(from) + KM - 1) / KM * KM;
                    from + (number - number(from)) / 1000.0 < to;
                    number += KM) {
                double at = from + (number - number(from)) / 1000.0;
                posts.add(new Post(number, at, partOf(number, at)));
            }
        }
        return posts;
    }

    private String partOf(long number, double at) {
        for (Jump jump : jumps) {
            long back = number(jump.atMetres);
            if (number <= back && number >= back - Math.round(jump.excess * 1000)) {
                return at <= jump.atMetres ? "before" : "after";
            }
        }
        return null;
    }

    /** To whole metres, as an officer notes it. */
    String mark(double at) {
        return new Stake(Stake.MAIN, number(at) / 1000 * 1000).text();
    }
}
