package org.roadmarshal.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Orders to many over HTTP and the live socket. Beside the small city's units there are twenty more in the east. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderApiTest {
    private static final int CREWS = 20;

    private TestServer server;
    private ApiClient dispatcher;
    private ApiClient west;
    private ApiClient east;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource())
                .useHandle(handle -> handle.createScript("""
                insert into person (org, id, badge, name, agency_id)
                  select 1, 500 + n, 'T' || n, '队员' || n, 3 from generate_series(1, 20) n;
                insert into account (org, id, username, display_name, password_hash, person_id)
                  select 1, 500 + n, 'crew' || n, 'crew' || n, (select password_hash from account where id = 38), 500 + n
                  from generate_series(1, 20) n;
                insert into role_grant (org, account_id, role, agency_id)
                  select 1, 500 + n, 'officer', 3 from generate_series(1, 20) n;
                insert into unit (org, id, callsign, kind, agency_id, state)
                  select 1, 500 + n, '102-' || (10 + n), 'foot', 3, 'available' from generate_series(1, 20) n;
                insert into unit_member (org, unit_id, person_id) select 1, 500 + n, 500 + n from generate_series(1, 20) n;
                """).execute());
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        west = server.as("officer.west");
        east = server.as("officer.east");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void twentySocketsHearItAndConfirm() throws Exception {
        List<ApiClient> crews = new ArrayList<>();
        List<LiveClient> phones = new ArrayList<>();
        List<Long> units = new ArrayList<>();
        for (int n = 1; n <= CREWS; n++) {
            crews.add(server.as("crew" + n));
            phones.add(LiveClient.follow(server.url(), crews.get(n - 1).token(), null));
            units.add(500L + n);
        }
        try (LiveClient desk = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            Answer given = give("{'text':'全部到一号桥集合','confirmWithinSeconds':600,'unitIds':%s}".formatted(units));
            assertThat(given.status()).as(given.body()).isEqualTo(201);
            assertThat(given.json().get("recipients")).hasSize(CREWS);
            for (int n = 0; n < CREWS; n++) {
                JsonNode heard = phones.get(n).awaitFact("order.given");
                assertThat(heard.at("/data/recipient/unit/id").asLong()).isEqualTo(501 + n);
                assertThat(heard.at("/data/order/text").asText()).isEqualTo("全部到一号桥集合");
                Answer confirmed = receipt(crews.get(n), given.id(), "confirmed");
                assertThat(confirmed.json().get("recipients")).hasSize(1);
            }
            Set<Long> confirmed = new HashSet<>();
            while (confirmed.size() < CREWS) {
                JsonNode fact = desk.awaitFact("order.confirmed");
                assertThat(confirmed.add(fact.at("/data/recipient/unit/id").asLong()))
                        .isTrue();
            }
            assertThat(dispatcher.get("/orders/" + given.id()).json().get("recipients"))
                    .hasSize(CREWS)
                    .allMatch(recipient -> recipient.has("receivedAt")
                            && recipient.has("seenAt")
                            && recipient.at("/confirmedBy/name").asText().startsWith("crew"));
        } finally {
            phones.forEach(LiveClient::close);
        }
    }

    @Test
    void whoDoesNotConfirmInTimeIsAnAlarmUntilTheyDo() throws Exception {
        try (LiveClient desk = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            Answer given = give("{'text':'报告位置','confirmWithinSeconds':5,'unitIds':[21,23]}");
            receipt(east, given.id(), "confirmed");
            JsonNode alarm = desk.await(message -> message.path("kind").asText().equals("alarm.raised"))
                    .at("/data/alarm");
            assertThat(alarm.get("kind").asText()).isEqualTo("order_unconfirmed");
            assertThat(alarm.at("/unit/id").asLong()).isEqualTo(21);
            assertThat(alarm.get("message").asText()).isEqualTo("报告位置");
            Answer seen = dispatcher.patch("/alarms/" + alarm.get("id").asLong(), 1, "{\"state\":\"acknowledged\"}");
            assertThat(seen.status()).isEqualTo(200);

            receipt(west, given.id(), "confirmed");
            JsonNode cleared = desk.awaitFact("alarm.cleared").at("/data/alarm");
            assertThat(cleared.get("id")).isEqualTo(alarm.get("id"));
            assertThat(dispatcher.get("/alarms?state=raised").json().get("items"))
                    .noneMatch(open -> open.get("kind").asText().equals("order_unconfirmed"));
        }
    }

    @Test
    void itGoesToASquadAndNotToThoseOffDuty() throws Exception {
        Answer given = give("{'text':'西大队注意','confirmWithinSeconds':600,'agencyIds':[2]}");
        // 101-02 is off duty.
        assertThat(given.json().get("recipients"))
                .extracting(recipient -> recipient.at("/unit/name").asText())
                .containsExactly("101-01");
        assertThat(west.get("/orders?mine=true").json().at("/items/0/id").asLong())
                .isEqualTo(given.id());
        assertThat(east.get("/orders/" + given.id()).status()).isEqualTo(404);
        assertThat(give("{'text':'全体注意','confirmWithinSeconds':600}").json().get("recipients"))
                .hasSize(CREWS + 3);
    }

    @Test
    void whatIsTakenBackIsToldToAllAndAskedOfNobody() throws Exception {
        Answer given = give("{'text':'上路','confirmWithinSeconds':600,'unitIds':[21,23]}");
        receipt(east, given.id(), "confirmed");
        try (LiveClient phone = LiveClient.follow(server.url(), west.token(), null);
                LiveClient other = LiveClient.follow(server.url(), east.token(), null)) {
            assertThat(west.post("/orders/" + given.id() + "/withdrawals", null).status())
                    .isEqualTo(403);
            JsonNode withdrawn = dispatcher
                    .post("/orders/" + given.id() + "/withdrawals", null)
                    .json();
            assertThat(withdrawn.at("/withdrawnBy/name").asText()).isEqualTo("dispatcher");
            for (LiveClient each : List.of(phone, other)) {
                JsonNode fact = each.awaitFact("order.withdrawn");
                assertThat(fact.at("/data/order").has("withdrawnAt")).isTrue();
            }
            assertThat(dispatcher
                            .post("/orders/" + given.id() + "/withdrawals", null)
                            .json()
                            .get("withdrawnAt"))
                    .isEqualTo(withdrawn.get("withdrawnAt"));
        }
    }

    @Test
    void whatWasSaidBeforeChangesNothing() throws Exception {
        Answer given = give("{'text':'慢行','confirmWithinSeconds':600,'unitIds':[21]}");
        JsonNode confirmed = receipt(west, given.id(), "confirmed").json();
        assertThat(receipt(west, given.id(), "seen").json()).isEqualTo(confirmed);
        assertThat(receipt(west, given.id(), "confirmed").json()).isEqualTo(confirmed);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "officer.west | {'text':'x','confirmWithinSeconds':60} | 403",
                "leader | {'text':'x','confirmWithinSeconds':60} | 403",
                "squad.west | {'text':'x','confirmWithinSeconds':60,'agencyIds':[3]} | 404",
                "squad.west | {'text':'x','confirmWithinSeconds':60,'unitIds':[23]} | 404",
                "dispatcher | {'text':'x','confirmWithinSeconds':60,'unitIds':[29]} | 404",
                "dispatcher | {'text':'x','confirmWithinSeconds':60,'unitIds':[22]} | 409",
                "dispatcher | {'text':' ','confirmWithinSeconds':60} | 400",
                "dispatcher | {'text':'x','confirmWithinSeconds':0} | 400",
                "dispatcher | {'text':'x','confirmWithinSeconds':86401} | 400",
                "dispatcher | {'text':'x'} | 400"
            })
    void whoMayOrderWhat(String who, String body, int status) throws Exception {
        Answer answer = server.as(who).post("/orders", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void onlyTheCrewConfirms() throws Exception {
        Answer given = give("{'text':'x','confirmWithinSeconds':600,'unitIds':[21]}");
        String path = "/orders/" + given.id() + "/receipts";
        assertThat(dispatcher.post(path, "{\"state\":\"confirmed\"}").status()).isEqualTo(403);
        assertThat(east.post(path, "{\"state\":\"confirmed\"}").status()).isEqualTo(404);
        assertThat(west.post(path, "{\"state\":\"ignored\"}").status()).isEqualTo(400);
        Map<String, String> key = Map.of("Idempotency-Key", "confirmed-in-a-tunnel");
        Answer first = west.send("POST", path, "{\"state\":\"seen\"}", key);
        assertThat(west.send("POST", path, "{\"state\":\"seen\"}", key).body()).isEqualTo(first.body());
    }

    private Answer give(String body) throws Exception {
        return dispatcher.post("/orders", body.replace('\'', '"'));
    }

    private static Answer receipt(ApiClient client, long order, String state) throws Exception {
        Answer answer = client.post(
                "/orders/" + order + "/receipts",
                "{\"state\":\"%s\",\"deviceTime\":\"2026-11-26T10:00:00+08:00\"}".formatted(state));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }
}
