package org.roadmarshal.gis.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;

/** Tracks for the tests, from a few words: {@code drive 600 s 60 km/h}, {@code stand 400 s}, {@code leap 5000 m}. */
final class Tracks {
    static final long NOON = 1_760_000_000_000L;
    private static final int EVERY_S = 10;

    private Tracks() {}

    /**
     * @param words steps separated by {@code ;}: {@code drive SECONDS KMH}, {@code stand SECONDS}, {@code silent SECONDS},
     *     {@code leap METRES}; a fix every ten seconds, to the east
     */
    static List<TrackPoint> of(String words) {
        Random random = new Random(3);
        List<TrackPoint> track = new ArrayList<>();
        long at = NOON;
        Lonlat place = new Lonlat(120.45, 41.57);
        track.add(new TrackPoint(at, place.lon(), place.lat()));
        for (String step : words.split("\\s*;\\s*")) {
            String[] word = step.strip().split(" ");
            int amount = Integer.parseInt(word[1]);
            switch (word[0]) {
                case "drive" -> {
                    double metres = Double.parseDouble(word[2]) / 3.6 * EVERY_S;
                    for (int s = 0; s < amount; s += EVERY_S) {
                        at += EVERY_S * 1_000;
                        place = Earth.destination(place, 90, metres);
                        track.add(new TrackPoint(at, place.lon(), place.lat()));
                    }
                }
                case "stand" -> {
                    for (int s = 0; s < amount; s += EVERY_S) {
                        at += EVERY_S * 1_000;
                        Lonlat drift = Earth.destination(place, random.nextInt(360), random.nextInt(8));
                        track.add(new TrackPoint(at, drift.lon(), drift.lat()));
                    }
                }
                case "silent" -> at += amount * 1_000L;
                case "leap" -> place = Earth.destination(place, 90, amount);
                default -> throw new IllegalArgumentException(step);
            }
        }
        return track;
    }
}
