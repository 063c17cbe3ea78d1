package org.roadmarshal.highway;

import java.util.List;
import org.roadmarshal.kernel.Coded;

/**
 * What a shape is to the highway land and control zone of the route whose zone it lies deepest in, or nearest to.
 *
 * @param outcome whether it reaches into them; the error may leave that open
 * @param area how far inwards it reaches, taken as if the position had no error
 * @param place where along the route; null where there is no route within 500 m, and so is everything about it
 * @param toDitchM metres to the ditch's outer edge, below zero inside; the same for the others
 * @param ditchM how far the edge is from the line
 * @param announced whose polygon the zone's edge is; null where it is computed
 * @param gpsErrorM 0 where the shape was drawn
 * @param articles of the law, for the area
 */
public record ZoneVerdict(
        Outcome outcome,
        Area area,
        StakePlace place,
        String routeName,
        String routeClass,
        Double toDitchM,
        Double toLandM,
        Double toZoneM,
        Double ditchM,
        Double landM,
        Double zoneM,
        Announced announced,
        double gpsErrorM,
        List<Article> articles) {
    public enum Outcome implements Coded {
        INSIDE,
        OUTSIDE,
        UNCERTAIN
    }

    public enum Area implements Coded {
        ROAD,
        LAND,
        CONTROL_ZONE,
        BEYOND
    }

    public record Announced(long id, String name) {}

    public record Article(String law, String article, String summary, String summaryEn) {}
}
