package org.roadmarshal.gis.zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.roadmarshal.gis.linear.Footprint;
import org.roadmarshal.gis.linear.Found;
import org.roadmarshal.gis.linear.PlaneDistance;
import org.roadmarshal.gis.linear.RouteBook;
import org.roadmarshal.gis.zone.Verdict.Area;
import org.roadmarshal.gis.zone.Verdict.Outcome;

/**
 * Judges shapes. The edge is taken at the shape's nearest place and at each of its corners, by the widths and the side there, and
 * the innermost counts. Immutable, for any thread.
 */
public final class Verdicts {
    /** How far from a route one is told of it. */
    public static final double REACH_M = 500;

    private final RouteBook book;
    private final WidthRules rules;
    private final List<AnnouncedZone> announced;

    public Verdicts(RouteBook book, WidthRules rules, List<AnnouncedZone> announced) {
        this.book = book;
        this.rules = rules;
        this.announced = List.copyOf(announced);
    }

    /**
     * The route whose zone the shape lies deepest in, or nearest to.
     *
     * @param errorMetres of the position; 0 where it was drawn
     * @return empty where there is no route within {@value #REACH_M} m
     */
    public Optional<Verdict> judge(Geometry wgs84, double errorMetres) {
        return book.near(wgs84, REACH_M).stream()
                .map(found -> judge(found, wgs84, errorMetres))
                .min(Comparator.comparingDouble(Verdict::toZone));
    }

    private Verdict judge(Found nearest, Geometry wgs84, double errorMetres) {
        Found innermost = nearest;
        for (Found corner : corners(nearest, wgs84)) {
            if (toZone(corner) < toZone(innermost)) {
                innermost = corner;
            }
        }
        Widths widths = widths(innermost);
        double toDitch = innermost.distance() - widths.ditch();
        double toLand = innermost.distance() - widths.land();
        AnnouncedZone zone = announcedAt(nearest);
        double toZone = zone == null
                ? innermost.distance() - widths.zone()
                : Math.min(toLand, PlaneDistance.signed(wgs84, zone.polygon()));
        Found beside = new Found(
                nearest.alignment(),
                innermost.axisMm(),
                nearest.fromAxis(),
                nearest.toAxis(),
                innermost.offsetMetres());
        Outcome outcome =
                Math.abs(toZone) < errorMetres ? Outcome.UNCERTAIN : toZone <= 0 ? Outcome.INSIDE : Outcome.OUTSIDE;
        Area area = toDitch <= 0 ? Area.ROAD : toLand <= 0 ? Area.LAND : toZone <= 0 ? Area.CONTROL_ZONE : Area.BEYOND;
        return new Verdict(beside, widths, toDitch, toLand, toZone, zone, outcome, area);
    }

    private static List<Found> corners(Found nearest, Geometry wgs84) {
        return wgs84 instanceof Point ? new ArrayList<>() : Footprint.corners(nearest.alignment(), wgs84);
    }

    private double toZone(Found found) {
        return found.distance() - widths(found).zone();
    }

    private Widths widths(Found found) {
        return rules.at(found.alignment(), found.axisMm(), found.side());
    }

    private AnnouncedZone announcedAt(Found found) {
        return announced.stream()
                .filter(zone -> zone.route().equals(found.alignment().route())
                        && zone.prefix().equals(found.alignment().prefix())
                        && found.axisMm() >= zone.fromAxis()
                        && found.axisMm() <= zone.toAxis())
                .findFirst()
                .orElse(null);
    }
}
