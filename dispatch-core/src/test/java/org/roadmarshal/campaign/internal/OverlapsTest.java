package org.roadmarshal.campaign.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Wgs84;

/** Each stretch is {@code route side from-to} in metres, found in this order; what is expected of each is its share. */
class OverlapsTest {
    private static final Instant MORNING = Instant.parse("2020-03-16T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "apart                        | G101 L 0-1000; G101 L 2000-3000                | 1; 1",
                "touching ends share nothing  | G101 L 0-1000; G101 L 1000-2000                | 1; 1",
                "half of the later            | G101 L 0-1000; G101 L 500-1500                 | 1; 0.5",
                "half of the later, from below| G101 L 500-1500; G101 L 0-1000                 | 1; 0.5",
                "the same                     | G101 L 0-1000; G101 L 0-1000                   | 1; 0",
                "a part of the earlier        | G101 L 0-1000; G101 L 200-300                  | 1; 0",
                "around the earlier           | G101 L 400-600; G101 L 0-1000                  | 1; 0.8",
                "between two                  | G101 L 0-400; G101 L 600-1000; G101 L 0-1000   | 1; 1; 0.2",
                "a chain                      | G101 L 0-100; G101 L 50-150; G101 L 100-200    | 1; 0.5; 0.5",
                "two earlier that overlap     | G101 L 0-600; G101 L 400-800; G101 L 0-1000    | 1; 0.5; 0.2",
                "the other side               | G101 L 0-1000; G101 R 0-1000                   | 1; 1",
                "another route                | G101 L 0-1000; S306 L 0-1000                   | 1; 1",
                "another prefix               | G101 L 0-1000; AG101 L 0-1000                  | 1; 1",
                "sides not said are one side  | G101 - 0-1000; G101 - 500-1500                 | 1; 0.5",
                "a side not said is no side   | G101 - 0-1000; G101 L 500-1500                 | 1; 1",
                "points are no stretch        | G101 L 500-500; G101 L 0-1000; G101 L 500-500  | 1; 1; 1",
                "three of the same            | G101 L 0-9; G101 L 0-9; G101 L 0-9             | 1; 0; 0",
            })
    void stakesThatOverlapCountOnce(String what, String stretches, String shares) {
        List<Stretch> given = new ArrayList<>();
        for (String text : stretches.split(";")) {
            String[] word = text.strip().split("[ -](?=[0-9])|-(?=[0-9])| ");
            boolean prefixed = word[0].startsWith("A");
            given.add(new Stretch(
                    given.size() + 1,
                    MORNING.plusSeconds(given.size()),
                    word[0].replaceFirst("^A", ""),
                    prefixed ? "A" : null,
                    word[1].equals("-") ? null : word[1],
                    Long.parseLong(word[2]) * 1000,
                    Long.parseLong(word[3]) * 1000,
                    null));
        }
        assertShares(given, shares);
    }

    /** Lines run east from {@code from} to {@code to} metres, {@code north} metres beside each other. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "apart                       | 0 1000 0; 2000 3000 0             | 1; 1",
                "half, as two people drew it | 0 1000 0; 500 1500 2              | 1; 0.5",
                "drawn the other way round   | 0 1000 0; 1500 500 2              | 1; 0.5",
                "the ditch across the road   | 0 1000 0; 0 1000 18               | 1; 1",
                "the same                    | 0 1000 0; 0 1000 1                | 1; 0",
                "a short one inside          | 0 1000 0; 500 510 1               | 1; 0",
                "two earlier ones            | 0 300 0; 700 1000 0; 0 1000 1     | 1; 1; 0.4",
            })
    void linesThatOverlapCountOnce(String what, String lines, String shares) {
        List<Stretch> given = new ArrayList<>();
        for (String text : lines.split(";")) {
            String[] word = text.strip().split(" ");
            LineString line = line(
                    at(Double.parseDouble(word[0]), Double.parseDouble(word[2])),
                    at(Double.parseDouble(word[1]), Double.parseDouble(word[2])));
            given.add(drawn(given.size() + 1, null, null, line));
        }
        assertShares(given, shares);
    }

    @Test
    void linesThatOnlyCrossShareNothing() {
        assertShares(
                List.of(
                        drawn(1, null, null, line(at(0, 0), at(1000, 0))),
                        drawn(2, null, null, line(at(500, -500), at(500, 500)))),
                "1; 1");
    }

    @Test
    void whereStakesTellNothingLinesDo() {
        LineString line = line(at(0, 0), at(1000, 0));
        assertThat(Overlaps.shares(List.of(drawn(1, "G101", "left", line), drawn(2, "S306", "right", line))))
                .as("a shared section under two names")
                .containsExactlyEntriesOf(Map.of(2L, 0.0));
        assertThat(Overlaps.shares(List.of(drawn(1, "G101", "left", line), drawn(2, "G101", "right", line))))
                .as("two sides of a road, drawn on its middle")
                .isEmpty();
        assertThat(Overlaps.shares(List.of(
                        drawn(1, "G101", "left", line),
                        new Stretch(2, MORNING.plusSeconds(2), "G101", null, "left", 0L, 1_000_000L, line))))
                .as("only one has stakes")
                .containsExactlyEntriesOf(Map.of(2L, 0.0));
        assertThat(Overlaps.shares(List.of(
                        new Stretch(1, MORNING, "G101", null, "left", 0L, 500_000L, line),
                        new Stretch(2, MORNING, "G101", null, "left", 500_000L, 900_000L, line))))
                .as("stakes have the word where both have them")
                .isEmpty();
    }

    @Test
    void theEarlierKeepsItWhateverTheOrderOfTheList() {
        Stretch late = new Stretch(1, MORNING.plusSeconds(60), "G101", null, "left", 0L, 1000L, null);
        Stretch early = new Stretch(2, MORNING, "G101", null, "left", 0L, 1000L, null);
        assertThat(Overlaps.shares(List.of(late, early))).containsExactlyEntriesOf(Map.of(1L, 0.0));
        Stretch same = new Stretch(3, MORNING, "G101", null, "left", 0L, 1000L, null);
        assertThat(Overlaps.shares(List.of(same, early))).containsExactlyEntriesOf(Map.of(3L, 0.0));
    }

    private static void assertShares(List<Stretch> given, String shares) {
        Map<Long, Double> found = Overlaps.shares(given);
        double[] wanted =
                Stream.of(shares.split(";")).mapToDouble(Double::parseDouble).toArray();
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found.getOrDefault(i + 1L, 1.0))
                    .as("of number " + (i + 1))
                    .isCloseTo(wanted[i], within(0.01));
        }
    }

    private static Stretch drawn(long id, String route, String side, LineString line) {
        return new Stretch(id, MORNING.plusSeconds(id), route, null, side, null, null, line);
    }

    private static LineString line(Coordinate... places) {
        return Wgs84.line(places);
    }

    private static Coordinate at(double east, double north) {
        return new Coordinate(120.45 + Earth.longitudeDegrees(east, 41.57), 41.57 + Earth.latitudeDegrees(north));
    }
}
