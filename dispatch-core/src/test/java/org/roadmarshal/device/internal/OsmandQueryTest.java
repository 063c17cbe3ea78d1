package org.roadmarshal.device.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.position.Fix;

final class OsmandQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    /** As the programs really write them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # Traccar Client, Android
        id=k&timestamp=1795420800&lat=41.573&lon=120.45&speed=10.0&bearing=92.5&altitude=171.0&accuracy=4.5&batt=83.0&charge=true | 2026-11-23T08:00:00Z | 41.573 | 120.45 | 18.52 | 92.5
        # Traccar Client, iOS: standing still
        id=k&timestamp=1795420800&lat=41.573&lon=120.45&speed=0.0&bearing=-1.0&altitude=171&accuracy=65&batt=50 | 2026-11-23T08:00:00Z | 41.573 | 120.45 | 0.0 |
        # OsmAnd: milliseconds
        id=k&lat=41.573&lon=120.45&timestamp=1795420800123&hdop=3.9&altitude=170.2&speed=0.5 | 2026-11-23T08:00:00.123Z | 41.573 | 120.45 | 0.93 |
        # By hand: no time, nothing but a place
        id=k&lat=-33.9&lon=18.4 | 2026-11-23T08:00:00Z | -33.9 | 18.4 | |
        # RFC 3339, escaped and not
        id=k&lat=41&lon=120&timestamp=2026-11-23T16%3A00%3A00%2B08%3A00 | 2026-11-23T08:00:00Z | 41 | 120 | |
        id=k&lat=41&lon=120&timestamp=2026-11-23T16:00:00+08:00 | 2026-11-23T08:00:00Z | 41 | 120 | |
        # An empty value is none
        id=k&lat=41&lon=120&speed=&bearing= | 2026-11-23T08:00:00Z | 41 | 120 | |
        """)
    void readsWhatTheProgramsSend(String query, Instant at, double lat, double lon, Double speedKmh, Double courseDeg) {
        Fix fix = OsmandQuery.read(parameters(query), NOW);
        assertThat(fix.at()).isEqualTo(at);
        assertThat(fix.lat()).isEqualTo(lat);
        assertThat(fix.lon()).isEqualTo(lon);
        assertThat(fix.speedKmh()).isEqualTo(speedKmh);
        assertThat(fix.courseDeg()).isEqualTo(courseDeg);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        id=k&lat=41                                | lon is missing
        id=k&lat=here&lon=120                      | lat is not a number
        id=k&lat=NaN&lon=120                       | lat is not a finite number
        id=k&lat=41&lon=120&timestamp=yesterday    | neither Unix time nor RFC 3339
        id=k&lat=41&lon=120&timestamp=2026-11-23T08:00:00 | neither Unix time nor RFC 3339
        """)
    void saysWhatIsWrong(String query, String why) {
        assertThatThrownBy(() -> OsmandQuery.read(parameters(query), NOW))
                .isInstanceOf(DispatchException.class)
                .hasMessageContaining(why);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
