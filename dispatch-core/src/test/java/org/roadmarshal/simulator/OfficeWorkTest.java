package org.roadmarshal.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class OfficeWorkTest {
    @TempDir
    private Path directory;

    @Test
    void theOfficeIsFoundAtWorkAndDoesNothingTwice(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Database.jdbi(database.dataSource()).useHandle(handle -> handle.execute("""
                update account set username = 'squadleader' where org = 1 and username = 'squad.west';
                update person set certificate_no = 'LN-' || badge, certificate_expires = '2090-01-01' where org = 1;
                insert into issue (org, category, state, source, agency_id, geom, found_at) values
                  (1, 'illegal_structure', 'in_progress', 'department', 2, st_setsrid(st_makepoint(120.4, 41.57), 4326), now()),
                  (1, 'heap', 'dispatched', 'department', 2, st_setsrid(st_makepoint(120.4, 41.57), 4326), now())"""));
        Path accounts = directory.resolve("accounts.txt");
        Files.writeString(accounts, "admin %1$s%nsquadleader %1$s%n".formatted(SmallCity.PASSWORD));
        Vertx vertx = Vertx.vertx();
        try (TestServer server = TestServer.start(database)) {
            for (int time = 0; time < 2; time++) {
                OfficeWork.done(vertx, List.of(URI.create(server.url())), accounts)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS);
            }
            ApiClient squad = server.as("squadleader");
            JsonNode cases = squad.get("/legal-cases").json().get("items");
            assertThat(cases.findValuesAsText("stage")).containsExactly("investigated", "notice_given");
            JsonNode first =
                    squad.get("/legal-cases/" + cases.get(1).get("id").asLong()).json();
            assertThat(first.at("/party/idNumber").asText()).isEqualTo("211399197805120038");
            assertThat(server.as("admin").get("/dispatch-needs").body()).contains("危化品处置");
            assertThat(server.as("admin").get("/skills").json().at("/items").findValuesAsText("people"))
                    .as("everything that is asked for is known to somebody")
                    .hasSize(3)
                    .doesNotContain("0");
        } finally {
            vertx.close();
        }
    }
}
