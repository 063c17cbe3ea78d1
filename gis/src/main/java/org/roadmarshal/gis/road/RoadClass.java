package org.roadmarshal.gis.road;

import java.util.Locale;
import java.util.Optional;

/** OpenStreetMap's classes of roads for vehicles, from the greatest to the least, with the speed to expect of each. */
public enum RoadClass {
    MOTORWAY(100),
    TRUNK(75),
    PRIMARY(60),
    SECONDARY(50),
    TERTIARY(45),
    UNCLASSIFIED(35),
    RESIDENTIAL(30),
    SERVICE(15);

    private final int usualKmh;

    RoadClass(int usualKmh) {
        this.usualKmh = usualKmh;
    }

    /** The speed of ordinary traffic, km/h, for a road that signs none. */
    public int usualKmh() {
        return usualKmh;
    }

    /** Reads a {@code highway} value; links belong to their class. Empty for paths and everything else. */
    static Optional<RoadClass> ofHighway(String highway) {
        String name = highway.endsWith("_link") ? highway.substring(0, highway.length() - 5) : highway;
        return switch (name) {
            case "motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "service" ->
                Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
            case "living_street" -> Optional.of(RESIDENTIAL);
            case "road" -> Optional.of(UNCLASSIFIED);
            default -> Optional.empty();
        };
    }
}
