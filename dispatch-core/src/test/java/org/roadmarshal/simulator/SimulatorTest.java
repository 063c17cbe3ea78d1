package org.roadmarshal.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.SmallCity.BUREAU;
import static org.roadmarshal.testing.SmallCity.UNIT_EAST;
import static org.roadmarshal.testing.SmallCity.WEST;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class SimulatorTest {
    private static final long SECONDS = 30;

    @TempDir
    private Path directory;

    private TestServer server;
    private Path accounts;
    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void aCityWithRoads(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource()).useHandle(handle -> handle.execute("""
                update unit_member set unit_id = 21 where org = 1 and person_id = 12;
                insert into road (org, osm_way, class, oneway, geom) values
                  (1, 1, 'secondary', false, st_geomfromtext('LINESTRING(120.36 41.57, 120.4 41.57, 120.5 41.57, 120.54 41.57)', 4326)),
                  (1, 2, 'residential', false, st_geomfromtext('LINESTRING(120.4 41.55, 120.4 41.57, 120.4 41.6)', 4326)),
                  (1, 3, 'residential', false, st_geomfromtext('LINESTRING(120.5 41.55, 120.5 41.57, 120.5 41.6)', 4326))"""));
        server = TestServer.start(database);
        accounts = directory.resolve("accounts.txt");
        Files.writeString(
                accounts,
                "integrator %1$s%nsimulated.desk %1$s%nsimulated.101-01 %1$s%n".formatted(SmallCity.PASSWORD));
        ApiClient admin = server.as("admin");
        account(admin, "simulated.desk", "dispatcher", BUREAU, "");
        account(admin, "simulated.101-01", "officer", WEST, ", \"personId\": 12");
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
        server.close();
    }

    @Test
    void unitsMoveAndACrewDoesWhatTheDeskSends() throws Exception {
        String run;
        try (LiveClient wall =
                LiveClient.follow(server.url(), server.as("leader").token(), null)) {
            run = simulate();
            JsonNode first = wall.await(message -> position(message, UNIT_EAST) != null);
            wall.await(message -> position(message, UNIT_EAST) != null
                    && !position(message, UNIT_EAST)
                            .get("lon")
                            .equals(position(first, UNIT_EAST).get("lon")));
            for (String fact : List.of(
                    "incident.created",
                    "task.dispatched",
                    "task.accepted",
                    "task.en_route",
                    "task.on_scene",
                    "task.cleared",
                    "incident.closed")) {
                wall.awaitFact(fact);
            }
        }

        await(vertx.undeploy(run));
        long devices = devices();
        try (LiveClient wall =
                LiveClient.follow(server.url(), server.as("leader").token(), null)) {
            simulate();
            wall.await(message -> position(message, UNIT_EAST) != null);
        }
        assertThat(devices())
                .as("a restart enrols nothing anew")
                .isEqualTo(devices)
                .isEqualTo(2);
    }

    private String simulate() throws Exception {
        // The first address answers nobody: the next one is taken.
        List<URI> nodes = List.of(URI.create("http://127.0.0.1:9"), URI.create(server.url()));
        SimulatorConfig config =
                new SimulatorConfig(nodes, accounts, "integrator", 5, 60, 10, SimulatorConfig.Terminals.NONE);
        return await(vertx.deployVerticle(new Simulator(config)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    private static JsonNode position(JsonNode message, long unitId) {
        return StreamSupport.stream(message.path("movers").spliterator(), false)
                .filter(position -> position.get("id").asLong() == unitId)
                .findFirst()
                .orElse(null);
    }

    private long devices() throws Exception {
        return server.as("integrator").get("/devices").json().get("items").size();
    }

    private static void account(ApiClient admin, String username, String role, long agency, String more)
            throws Exception {
        String body = """
                {"username": "%s", "displayName": "%1$s", "password": "%s",
                 "roles": [{"role": "%s", "agencyId": %d}]%s}""".formatted(username, SmallCity.PASSWORD, role, agency, more);
        assertThat(admin.post("/accounts", body).status()).isEqualTo(201);
    }
}
