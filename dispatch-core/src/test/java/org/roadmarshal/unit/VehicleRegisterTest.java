package org.roadmarshal.unit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class VehicleRegisterTest {
    private static TestServer server;

    @BeforeAll
    static void vehicles(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource()).useHandle(handle -> handle.execute("""
                insert into agency (org, id, code, name, name_en, kind, parent_id) values
                  (1, 51, 'op-1', '远途客运 Farway 公司', 'Farway Coaches', 'operator', 1),
                  (1, 52, 'op-2', '安运危货', 'Safe Tankers', 'operator', 1);
                insert into vehicle (org, id, plate, plate_colour, kind, use, agency_id, terminal) values
                  (1, 61, '辽NA1234', 'yellow', 'coach', 'coach', 51, '042100000061'),
                  (1, 62, '辽NA1234', 'yellow_green', 'coach', 'tour_bus', 51, null),
                  (1, 63, '辽NB''1:*', 'yellow', 'tanker', 'dangerous_goods', 52, '042100000063');
                insert into device (org, id, kind, label, vehicle_id, address) values
                  (1, 71, 'jt808', '辽NA1234', 61, '42100000061')"""));
        server = TestServer.start(database);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "q=辽NA1234, 61 62",
        "q=na12, 61 62",
        "q=234, 61 62",
        "q=A1234&use=coach, 61",
        "q=farway, 61 62",
        "q=客运, 61 62",
        "q=危货&limit=1, 63",
        "q=辽N00, 15 16",
        "q=b'1, 63",
        "q=:*, 63",
        "q=9999, ''",
        "q=远途&agencyId=52, ''",
        "use=enforcement, 15 16",
        "agencyId=51, 61 62",
    })
    void findsByPlateOperatorAndUse(String query, String ids) throws Exception {
        String escaped = URLEncoder.encode(query, StandardCharsets.UTF_8)
                .replace("%3D", "=")
                .replace("%26", "&");
        JsonNode page = server.as("leader").get("/vehicles?" + escaped).json();
        assertThat(StreamSupport.stream(page.get("items").spliterator(), false)
                        .map(vehicle -> vehicle.get("id").asText())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(ids);
    }

    @Test
    void aVehicleTellsItsOperatorTerminalDeviceAndUnit() throws Exception {
        JsonNode coach = server.as("dispatcher").get("/vehicles/61").json();
        assertThat(coach.at("/agency/name").asText()).isEqualTo("远途客运 Farway 公司");
        assertThat(coach.get("use").asText()).isEqualTo("coach");
        assertThat(coach.get("terminal").asText()).isEqualTo("042100000061");
        assertThat(coach.get("deviceId").asLong()).isEqualTo(71);
        assertThat(coach.has("unit")).isFalse();
        JsonNode own = server.as("dispatcher").get("/vehicles/15").json();
        assertThat(own.at("/unit/name").asText()).isEqualTo("101-01");
        assertThat(own.has("deviceId")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"dispatcher, 17", "dispatcher, 99", "squad.west, 61", "officer.east, 15"})
    void whatIsNotOnesOwnIsNotThere(String who, long id) throws Exception {
        assertThat(server.as(who).get("/vehicles/" + id).status()).isEqualTo(404);
    }
}
