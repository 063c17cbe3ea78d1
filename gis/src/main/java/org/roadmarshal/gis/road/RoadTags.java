package org.roadmarshal.gis.road;

import com.graphhopper.reader.ReaderWay;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.roadmarshal.gis.geo.Wgs84;

/** What OpenStreetMap's tags say about a road. */
final class RoadTags {
    private static final Set<String> FORBIDDEN = Set.of("no", "private");
    private static final Pattern SPEED = Pattern.compile("(\\d{1,3})(?:\\.\\d+)?\\s*(mph|km/h|kmh)?");

    private RoadTags() {}

    /** Why a way is no road for vehicles; empty when it is one. */
    static Optional<String> unfit(ReaderWay way) {
        String highway = way.getTag("highway");
        if (highway == null) {
            return Optional.of("no highway tag");
        }
        if (RoadClass.ofHighway(highway).isEmpty()) {
            return Optional.of("highway=" + highway);
        }
        if (way.hasTag("area", "yes")) {
            return Optional.of("area");
        }
        if (FORBIDDEN.contains(way.getTag("access", "")) || FORBIDDEN.contains(way.getTag("motor_vehicle", ""))) {
            return Optional.of("closed to vehicles");
        }
        return Optional.empty();
    }

    static Road road(ReaderWay way, Coordinate[] line) {
        String highway = way.getTag("highway");
        RoadClass roadClass = RoadClass.ofHighway(highway).orElseThrow();
        String oneway = way.getTag("oneway", "");
        if (oneway.equals("-1") || oneway.equals("reverse")) {
            CoordinateArrays.reverse(line);
        }
        return new Road(
                way.getId(),
                roadClass,
                highway.endsWith("_link"),
                way.getTag("ref"),
                way.getTag("name"),
                oneway(way, oneway, highway),
                speed(way.getTag("maxspeed", "")),
                Wgs84.line(line));
    }

    private static boolean oneway(ReaderWay way, String oneway, String highway) {
        return switch (oneway) {
            case "yes", "true", "1", "-1", "reverse" -> true;
            case "no", "false", "0" -> false;
            default -> highway.equals("motorway") || way.hasTag("junction", "roundabout", "circular");
        };
    }

    /** km/h; 0 for what is not a plain number, such as "CN:urban" or "none". */
    private static int speed(String maxspeed) {
        Matcher speed = SPEED.matcher(maxspeed.trim());
        if (!speed.matches()) {
            return 0;
        }
        int number = Integer.parseInt(speed.group(1));
        return "mph".equals(speed.group(2)) ? (int) Math.round(number * 1.609344) : number;
    }
}
