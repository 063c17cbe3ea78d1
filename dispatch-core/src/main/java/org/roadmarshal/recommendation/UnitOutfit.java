package org.roadmarshal.recommendation;

import java.util.List;
import org.roadmarshal.kernel.Named;

/** What the crew of a unit carries and can. @param members how many they are */
public record UnitOutfit(
        long id, String callsign, Named agency, int members, List<Held> equipment, List<String> skills) {
    public record Held(String kind, int count) {}
}
