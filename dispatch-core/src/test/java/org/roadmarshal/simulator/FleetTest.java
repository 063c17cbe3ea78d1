package org.roadmarshal.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** The simulator's own terminals against a whole server, over TCP: nine coaches and the car of a unit. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FleetTest {
    private static final long SECONDS = 30;
    private static final int COACHES = 9;
    /** Six of seven, as in the field. */
    private static final int ONLINE = 8;
    /** A parked vehicle reports once a minute; nobody waits that long here. */
    private static final int SPEED = 20;

    private final Vertx vertx = Vertx.vertx();
    private TestServer server;
    private SimulatorConfig config;

    @BeforeAll
    void start(TestDatabase database, @TempDir Path directory) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource()).useHandle(handle -> handle.execute("""
                update vehicle set terminal = '13900000015' where org = 1 and id = 15;
                insert into vehicle (org, id, plate, plate_colour, kind, agency_id, terminal, use)
                  select 1, 50 + n, '辽N5000' || n, 'yellow', 'coach', 2, '1390000005' || n, 'coach' from generate_series(1, 9) n;
                insert into road (org, osm_way, class, oneway, geom) values
                  (1, 1, 'secondary', false, st_geomfromtext('LINESTRING(120.36 41.58, 120.42 41.58, 120.5 41.58)', 4326))"""));
        int port = TestServer.freePort();
        server = TestServer.start(database, Map.of("jt808.port", String.valueOf(port), "jt808.host", "127.0.0.1"));
        Path accounts = directory.resolve("accounts.txt");
        Files.writeString(accounts, "integrator %s%n".formatted(SmallCity.PASSWORD));
        config = new SimulatorConfig(
                List.of(URI.create(server.url())),
                accounts,
                "integrator",
                3,
                SPEED,
                10,
                new SimulatorConfig.Terminals(List.of(SocketAddress.inetSocketAddress(port, "127.0.0.1")), COACHES, 0));
    }

    @AfterAll
    void stop() throws Exception {
        await(vertx.close());
        server.close();
    }

    /** What marks the end of a page is a plate with its colour, which no address can hold as it is. */
    @Test
    void readsAListThatIsLongerThanAPage() throws Exception {
        Api api = new Api(
                WebClient.create(vertx),
                new Nodes(vertx, config.nodes(), 1),
                AccountFile.read(config.accounts()).login("integrator"));
        List<JsonObject> all = await(Future.future(done ->
                vertx.runOnContext(now -> api.all("/vehicles?limit=1", "items").onComplete(done))));
        assertThat(all)
                .extracting(vehicle -> vehicle.getString("plate"))
                .contains("辽N0001警", "辽N0002警", "辽N50001", "辽N50009")
                .doesNotHaveDuplicates()
                .hasSize(COACHES + 2);
    }

    @Test
    void terminalsRegisterShowThemselvesAndDoWhatTheyAreTold() throws Exception {
        ApiClient dispatcher = server.as("dispatcher");
        try (LiveClient wall = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            String run = await(vertx.deployVerticle(new Simulator(config)));
            Set<Long> coaches = new HashSet<>();
            Set<Long> units = new HashSet<>();
            while (coaches.size() < ONLINE || !units.contains(SmallCity.UNIT_WEST)) {
                for (JsonNode mover : wall.await("positions").get("movers")) {
                    (mover.get("kind").asText().equals("vehicle") ? coaches : units)
                            .add(mover.get("id").asLong());
                }
            }
            Set<Integer> editions = new HashSet<>();
            for (long coach : coaches) {
                JsonNode device = device(dispatcher, coach);
                assertThat(device.get("online").asBoolean()).isTrue();
                editions.add(device.get("edition").asInt());
            }
            assertThat(editions).as("old and new ones mixed").containsExactlyInAnyOrder(2013, 2019);

            long told = device(dispatcher, coaches.iterator().next())
                    .at("/device/id")
                    .asLong();
            for (String command : List.of(
                    "{\"kind\":\"text\",\"arguments\":{\"text\":\"前方团雾，请减速慢行\"}}",
                    "{\"kind\":\"locate\"}",
                    "{\"kind\":\"photograph\"}")) {
                assertThat(dispatcher
                                .post("/devices/" + told + "/commands", command)
                                .status())
                        .isEqualTo(201);
                wall.awaitFact("command.acknowledged");
            }
            JsonNode photo = wall.awaitFact("command.photographed").at("/data/command/result/evidenceIds/0");
            assertThat(dispatcher.get("/evidence/" + photo.asLong()).status()).isEqualTo(200);
            await(vertx.undeploy(run));
        }
    }

    private static JsonNode device(ApiClient dispatcher, long vehicle) throws Exception {
        long id = dispatcher
                .get("/devices?vehicleId=" + vehicle)
                .json()
                .at("/items/0/id")
                .asLong();
        return dispatcher.get("/devices/" + id).json();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
