package org.roadmarshal.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Route;

final class JourneyTest {
    /** A bent country road, a street that leaves it, and a motorway's one carriageway, as the API shows them. */
    static final List<JsonObject> ROADS =
            Stream.of("""
                    {"type": "Feature", "geometry": {"type": "LineString",
                      "coordinates": [[120.36, 41.57], [120.40, 41.575], [120.45, 41.57], [120.54, 41.56]]},
                     "properties": {"id": 1, "class": "secondary", "ref": "G305", "oneway": false}}""", """
                    {"type": "Feature", "geometry": {"type": "LineString",
                      "coordinates": [[120.45, 41.57], [120.45, 41.60]]},
                     "properties": {"id": 2, "class": "residential", "name": "新华路", "oneway": false, "maxSpeed": 40}}""", """
                    {"type": "Feature", "geometry": {"type": "LineString",
                      "coordinates": [[120.45, 41.60], [120.40, 41.575]]},
                     "properties": {"id": 3, "class": "motorway", "ref": "G25", "oneway": true}}""").map(JsonObject::new).toList();

    private static final RoadMap MAP = RoadMap.of(ROADS, List.of());

    @ParameterizedTest
    @CsvSource({"false, 0.8, 20, 120", "false, 1.1, 20, 120", "true, 1.25, 3, 6"})
    void staysOnTheRoadButForTheReceiversError(boolean foot, double pace, double least, double most) {
        Journey journey = journey(foot, pace);
        Receiver receiver = new Receiver(new Random(7));
        for (double now = 100; now < journey.ends(); now += 5) {
            Route.Moment truth = journey.at(now);
            Route.Moment seen = receiver.sees(truth);
            assertThat(truth.kmh()).isBetween(least, most);
            assertThat(MAP.roads().nearest(truth.place(), 100).orElseThrow().metresAway())
                    .isLessThan(0.5);
            assertThat(MAP.roads().nearest(seen.place(), 100).orElseThrow().metresAway())
                    .isLessThan(Receiver.FARTHEST * 1.5);
            assertThat(seen.course()).isBetween(0.0, 360.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1.25"})
    void standsAtItsEnd(boolean foot, double pace) {
        Journey journey = journey(foot, pace);
        Route.Moment end = journey.at(journey.ends() + 1000);
        assertThat(end.kmh()).isZero();
        assertThat(Earth.metres(end.place(), new Lonlat(120.45, 41.60))).isLessThan(1);
        assertThat(Earth.metres(journey.at(journey.started()).place(), new Lonlat(120.37, 41.571)))
                .isLessThan(200);
    }

    @Test
    void theSameSeedSeesTheSame() {
        Route.Moment truth = journey(false, 1).at(200);
        assertThat(new Receiver(new Random(3)).sees(truth)).isEqualTo(new Receiver(new Random(3)).sees(truth));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0      | 0     | 0.00",
                "1.852  | 90    | 1.00",
                "60     | 359.9 | 32.40",
            })
    void aFixIsSentAsOsmAndSendsIt(double kmh, double course, String knots) {
        Route.Moment moment = new Route.Moment(new Lonlat(120.4500001, 41.57), course, kmh);
        assertThat(new OsmandFix(1_790_000_000_123L, moment, 4.26).query("a+b/c="))
                .isEqualTo("id=a%2Bb%2Fc%3D&timestamp=1790000000123&lat=41.5700000&lon=120.4500001&speed=" + knots
                        + "&bearing=" + course(course) + "&accuracy=4.3");
    }

    @Test
    void readsRoadsOfTheApi() {
        var snap = MAP.roads().nearest(new Lonlat(120.45, 41.59), 50).orElseThrow();
        assertThat(snap.road().kmh()).isEqualTo(36, within(0.01));
        assertThat(RoadMap.name(snap.road())).isEqualTo("新华路");
    }

    private static Journey journey(boolean foot, double pace) {
        Route route = MAP.roads()
                .fastest(new Lonlat(120.37, 41.571), new Lonlat(120.45, 41.60))
                .orElseThrow();
        return new Journey(route, 100, foot, pace);
    }

    private static String course(double degrees) {
        return String.format(Locale.ROOT, "%.1f", degrees);
    }
}
