package org.roadmarshal.device.internal.jt809;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The register's colours of plates and JT/T 697.7's numbers of them. */
final class PlateColour {
    private static final Map<Integer, String> BY_NUMBER =
            Map.of(1, "blue", 2, "yellow", 3, "black", 4, "white", 5, "green", 93, "yellow_green", 94, "green");

    /** A green plate is sent as 94, shaded green, which is what new-energy cars have. */
    private static final Map<String, Integer> BY_NAME =
            BY_NUMBER.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, Math::max));

    private PlateColour() {}

    static Optional<String> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    static int number(String colour) {
        return BY_NAME.get(colour);
    }
}
