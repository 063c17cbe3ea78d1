package org.roadmarshal.gis.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.gis.track.TrackPoint;

class TrackFileTest {
    private static final long AT = Instant.parse("2026-11-24T08:00:00Z").toEpochMilli();

    @Test
    void readsGpx() {
        TrackFile file = read("""
                <?xml version="1.0"?>
                <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:t="http://x/TrackPointExtension/v2"><trk><trkseg>
                <trkpt lat="41.57" lon="120.45"><ele>180.5</ele><time>2026-11-24T16:00:00+08:00</time>
                  <extensions><t:TrackPointExtension><t:speed>10</t:speed><t:course>90</t:course></t:TrackPointExtension></extensions></trkpt>
                <trkpt lat="41.58" lon="120.46"></trkpt>
                <trkpt lat="141.58" lon="120.46"><time>2026-11-24T08:00:20Z</time></trkpt>
                <trkpt lat="x" lon="120.46"><time>2026-11-24T08:00:20Z</time></trkpt>
                <trkpt lat="41.59" lon="120.47"><time>2026-11-24T08:00:20Z</time></trkpt>
                </trkseg></trk></gpx>""");
        assertThat(file.lines()).hasSize(2);
        assertThat(file.lines().get(0))
                .isEqualTo(new TrackFile.Line(3, new TrackPoint(AT, 120.45, 41.57, 36.0, 90.0, 180.5, null)));
        assertThat(file.faults()).extracting(TrackFile.Fault::row).containsExactly(5L, 6L, 7L);
        assertThat(file.faults())
                .extracting(TrackFile.Fault::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("no time"),
                        reason -> assertThat(reason).contains("outside"),
                        reason -> assertThat(reason).contains("lat must be a number"));
    }

    @Test
    void takesBrokenGpxAsFarAsItGoes() {
        TrackFile file = read(
                "<gpx><trk><trkseg>\n<trkpt lat='41' lon='120'><time>2026-11-24T08:00:00Z</time></trkpt>\n<trkpt lat='4");
        assertThat(file.lines()).hasSize(1);
        assertThat(file.faults()).singleElement().satisfies(fault -> assertThat(fault.row())
                .isEqualTo(3));
    }

    @Test
    void readsNothingOutsideOfTheFile() {
        TrackFile file = read("""
                <!DOCTYPE gpx [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <gpx><trk><trkseg><trkpt lat="41" lon="120"><time>&secret;</time></trkpt></trkseg></trk></gpx>""");
        assertThat(file.lines()).isEmpty();
        assertThat(file.faults()).isNotEmpty();
    }

    /** A GGA before or after its RMC, midnight between two, checksums as receivers write them. */
    @Test
    void readsNmea() {
        TrackFile file = read(String.join(
                "\r\n",
                sentence("GPGGA,075959.00,4134.2000,N,12027.0000,E,1,08,0.9,180.5,M,8.0,M,,"),
                sentence("GPRMC,075959.00,A,4134.2000,N,12027.0000,E,19.44,090.0,241126,,,A"),
                sentence("GNRMC,080000.50,A,4134.2000,S,12027.0000,W,,,241126,,,A"),
                sentence("GPGSV,3,1,11,10,63,137,17"),
                sentence("GPRMC,235959.00,A,4134.2000,N,12027.0000,E,1.0,,241126,,,A"),
                sentence("GPGGA,000001.00,4134.2000,N,12027.0000,E,1,08,0.9,181.0,M,8.0,M,,"),
                ""));
        assertThat(file.faults()).isEmpty();
        assertThat(file.lines()).hasSize(4);
        TrackPoint first = file.lines().get(0).point();
        assertThat(file.lines()).extracting(TrackFile.Line::row).containsExactly(1L, 3L, 5L, 6L);
        assertThat(first.at()).isEqualTo(AT - 1_000);
        assertThat(first.lat()).isCloseTo(41.57, within(1e-9));
        assertThat(first.lon()).isCloseTo(120.45, within(1e-9));
        assertThat(first.speedKmh()).isCloseTo(36, within(0.01));
        assertThat(first.altitudeM()).isEqualTo(180.5);
        assertThat(file.lines().get(1).point().at()).isEqualTo(AT + 500);
        assertThat(file.lines().get(1).point().lat()).isNegative();
        assertThat(Instant.ofEpochMilli(file.lines().get(3).point().at())).isEqualTo("2026-11-25T00:00:01Z");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        GPRMC,080000.00,V,4134.2,N,12027.0,E,1.0,90.0,241126,,,N            | no position
        GPRMC,080000.00,A,4134.2,N,12027.0                                  | cut off
        GPRMC,080000.00,A,4134.2,X,12027.0,E,1.0,90.0,241126,,,A            | hemisphere
        GPRMC,256000.00,A,4134.2,N,12027.0,E,1.0,90.0,241126,,,A            | cannot be read
        GPRMC,080000.00,A,4134.2,N,12027.0,E,fast,90.0,241126,,,A           | no number
        GPRMC,0800,A,4134.2,N,12027.0,E,1.0,90.0,241126,,,A                 | cut off
        GPGGA,080000.00,4134.2,N,12027.0,E,0,00,,,M,,M,,                    | no position
        GPGGA,080000.00,4134.2,N,12027.0,E,1,08,0.9,180.5,M,8.0,M,,         | tells the date
        """)
    void saysWhatIsWrongWithASentence(String body, String reason) {
        TrackFile file = read(sentence(body));
        assertThat(file.lines()).isEmpty();
        assertThat(file.faults()).singleElement().satisfies(fault -> assertThat(fault.reason())
                .contains(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        $GPRMC,080000.00,A,4134.2,N,12027.0,E,1.0,90.0,241126,,,A*00 | checksum should be
        $GPRMC,080000.00,A,4134.2,N,12027.0,E,1.0,90.0,241126,,,A    | with a checksum
        $rubbish                                                     | no NMEA
        """)
    void wantsChecksums(String line, String reason) {
        assertThat(read(line).faults()).singleElement().satisfies(fault -> assertThat(fault.reason())
                .contains(reason));
    }

    @Test
    void readsOurCsv() {
        TrackFile file = read("""
                \uFEFFtime,lon,lat,speedKmh,remark
                2026-11-24T16:00:00+08:00,120.45,41.57,36.5,x
                yesterday,120.45,41.57,,
                2026-11-24T08:00:20Z,41.57,120.45,,
                2026-11-24T08:00:30Z,120.45,41.57
                2026-11-24T08:00:40Z,120.45,41.57,-1,

                2026-11-24T08:00:50Z,120.46,41.57,,
                """);
        assertThat(file.lines()).hasSize(2);
        assertThat(file.lines().get(0))
                .isEqualTo(new TrackFile.Line(2, new TrackPoint(AT, 120.45, 41.57, 36.5, null, null, null)));
        assertThat(file.lines().get(1).row()).isEqualTo(8);
        assertThat(file.faults()).extracting(TrackFile.Fault::row).containsExactly(3L, 4L, 5L, 6L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "a,b\n1,2\n", "<html></html>", "lon,lat\n1,2"})
    void refusesWhatIsNoTrackAtAll(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void refusesMoreThanADay() {
        String row = "2026-11-24T08:00:00Z,120,41\n";
        assertThatThrownBy(() -> read("time,lon,lat\n" + row.repeat(TrackFile.MOST_LINES + 1)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("divide it");
    }

    @ParameterizedTest
    @CsvSource({"GPX", "CSV"})
    void readsWhatWasWritten(TrackText.Form form) {
        List<TrackPoint> track = List.of(
                new TrackPoint(AT, 120.45, 41.57, 36.0, 90.0, 180.5, null),
                new TrackPoint(AT + 500, 120.4500001, 41.57, null, null, null, null),
                new TrackPoint(AT + 60_000, 120.55, -0.0000001, null, null, null, null));
        TrackFile file = read(write(form, "119-07 <A&B>", track));
        assertThat(file.faults()).isEmpty();
        assertThat(file.lines()).extracting(TrackFile.Line::point).isEqualTo(track);
    }

    @Test
    void writesGeoJsonLinesThatJoinUnlessThereIsAGap() throws Exception {
        List<TrackPoint> track = new ArrayList<>();
        IntStream.range(0, 1_500).forEach(i -> track.add(new TrackPoint(AT + i * 1_000L, 120 + i * 1e-4, 41)));
        track.add(new TrackPoint(AT + 2_000_000, 121.5, 41));
        JsonNode features = new ObjectMapper()
                .readTree(write(TrackText.Form.GEOJSON, "\"1\"", track))
                .get("features");
        assertThat(features).hasSize(3);
        assertThat(features.at("/0/geometry/coordinates")).hasSize(1_000);
        assertThat(features.at("/1/geometry/coordinates/0")).isEqualTo(features.at("/0/geometry/coordinates/999"));
        assertThat(features.at("/1/properties/times")).hasSameSizeAs(features.at("/1/geometry/coordinates"));
        assertThat(features.at("/1/properties/speedsKmh/0").isNull()).isTrue();
        assertThat(features.at("/2/geometry/type").asText()).isEqualTo("Point");
        assertThat(features.at("/0/properties/name").asText()).isEqualTo("\"1\"");
        assertThat(new ObjectMapper()
                        .readTree(write(TrackText.Form.GEOJSON, "", List.of()))
                        .get("features"))
                .isEmpty();
    }

    private static String write(TrackText.Form form, String name, List<TrackPoint> track) {
        TrackText text = form.writer(name);
        StringBuilder out = new StringBuilder(text.head());
        track.forEach(point -> text.point(point, out));
        return out.append(text.tail()).toString();
    }

    private static TrackFile read(String text) {
        return TrackFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sentence(String body) {
        return "$%s*%02X".formatted(body, body.chars().reduce(0, (one, other) -> one ^ other));
    }
}
