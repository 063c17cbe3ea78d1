package org.roadmarshal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** A small city that has just opened itself to other programs, one of which has a key. */
final class Office311 implements AutoCloseable {
    final Jdbi jdbi;
    final TestServer server;
    final Caller311 caller;
    final ApiClient admin;
    final ApiClient desk;
    final String key;

    Office311(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        server = TestServer.start(database);
        caller = new Caller311(server.url());
        admin = server.as("admin");
        desk = server.as("dispatcher");
        HttpResponse<String> off = caller.get("v2/services.xml");
        assertThat(off.statusCode()).as("off by default").isEqualTo(404);
        Schema311.xml(Schema311.ERRORS, off);
        assertThat(admin.patch("/publication", 1, "{\"open311\":true,\"contact\":\"0421-12328\"}")
                        .status())
                .isEqualTo(200);
        key = admin.post("/open311-keys", "{\"name\":\"路况小程序\",\"perMinute\":6000}")
                .json()
                .get("key")
                .asText();
    }

    /** A report with all that a program can say. */
    String[] report(String description, String... more) {
        List<String> form = new ArrayList<>(List.of(
                "api_key",
                key,
                "jurisdiction_id",
                "smallcity",
                "service_code",
                "garbage",
                "lat",
                "41.5712",
                "long",
                "120.4012",
                "description",
                description,
                "address_string",
                "门牌七号",
                "first_name",
                "明",
                "last_name",
                "刘",
                "phone",
                "13900001111",
                "email",
                "liu@example.org",
                "device_id",
                "device-77",
                "account_id",
                "a-1",
                "media_url",
                "https://example.org/1.jpg",
                "attribute[t]",
                "1.5",
                "attribute[stake]",
                "G101 K480+200",
                "attribute[side]",
                "left",
                "attribute[hinders][]",
                "sight",
                "attribute[hinders][]",
                "drainage"));
        form.addAll(List.of(more));
        return form.toArray(String[]::new);
    }

    long reported(String description) throws Exception {
        HttpResponse<String> made = caller.post("v2/requests.json", report(description));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return Schema311.json(Schema311.CREATED, made)
                .get(0)
                .get("service_request_id")
                .asLong();
    }

    Answer release(long issue, String text, Long... photos) throws Exception {
        Answer decided = desk.post(
                "/issues/%d/release".formatted(issue),
                "{\"state\":\"released\",\"text\":\"%s\",\"photoIds\":%s}".formatted(text, List.of(photos)));
        assertThat(decided.status()).as(decided.body()).isEqualTo(201);
        return decided;
    }

    JsonNode json(String path) throws Exception {
        return Schema311.json(Schema311.REQUESTS, caller.get(path));
    }

    @Override
    public void close() {
        server.close();
    }
}
