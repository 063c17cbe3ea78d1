package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class JournalApiTest {
    private static TestServer server;

    @BeforeAll
    static void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource())
                .useHandle(handle -> handle.execute(
                        "insert into role_grant (org, account_id, role, agency_id) values (?, ?, 'leader', ?)",
                        SmallCity.ORG,
                        SmallCity.ACCOUNTS.get("squad.west"),
                        SmallCity.WEST));
        server = TestServer.start(database);
        for (int i = 0; i < 3; i++) {
            incident("120.40");
            incident("120.50");
        }
        ApiClient leader = server.as("leader");
        for (int i = 0; i < 1_000 && leader.get("/journal").json().get("head").asLong() < 6; i++) {
            // The sealer's next look; each question takes its time.
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesFactsInOrderPageByPage() throws Exception {
        ApiClient leader = server.as("leader");
        JsonNode first = leader.get("/journal?limit=4").json();
        JsonNode rest = leader.get("/journal?limit=4&afterSeq=4").json();
        assertThat(StreamSupport.stream(first.get("items").spliterator(), false)
                        .map(fact -> fact.get("seq").asLong()))
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(rest.get("items")).hasSize(2);
        assertThat(rest.get("head").asLong()).isEqualTo(6);
        assertThat(first.at("/items/0/data/incident/summary").asText()).isEqualTo("Heap");
    }

    @Test
    void givesThoseOfOneSubject() throws Exception {
        ApiClient leader = server.as("leader");
        long id = leader.get("/journal").json().at("/items/2/id").asLong();
        assertThat(leader.get("/journal?subject=incident&subjectId=" + id)
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(leader.get("/journal?subject=task").json().get("items")).isEmpty();
        assertThat(leader.get("/journal?subject=weather").status()).isEqualTo(400);
    }

    @Test
    void everybodySeesTheFactsOfTheirOwnGround() throws Exception {
        assertThat(server.as("other.admin").get("/journal").json().get("items")).isEmpty();
        assertThat(server.as("squad.west").get("/journal").json().get("items")).hasSize(3);
        assertThat(server.as("dispatcher").get("/journal").status()).isEqualTo(403);
        assertThat(server.asNobody().get("/journal").status()).isEqualTo(401);
    }

    private static void incident(String lon) throws Exception {
        ApiClient.Answer answer = server.as("dispatcher").post("/incidents", """
                        {"category":"road_obstruction","priority":3,"summary":"Heap","source":"phone",
                         "location":{"lon":%s,"lat":41.57}}""".formatted(lon));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
