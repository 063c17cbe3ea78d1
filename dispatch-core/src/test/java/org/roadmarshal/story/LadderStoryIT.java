package org.roadmarshal.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

/** A deadline outlives the node that set it. Two processes, and one of them dies without a word. */
@ExtendWith(PostgisExtension.class)
class LadderStoryIT {
    /** What the issue asks for. */
    private static final Duration LATEST = Duration.ofSeconds(3);

    @Test
    void theRungIsClimbedOnceThoughTheNodeThatSetItDied(
            TestDatabase database, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        SmallCity.build(database);
        List<NodeProcess> nodes =
                NodeProcess.start(new Jar(database.url(), directory), directory.resolve("evidence"), 2);
        try {
            String survivor = nodes.get(1).url();
            ApiClient.signIn(nodes.get(0).url(), "admin", SmallCity.PASSWORD)
                    .send("PUT", "/ladders/1", ladder(), Map.of("If-Match", "\"0\""));
            ApiClient dispatcher = ApiClient.signIn(nodes.get(0).url(), "dispatcher", SmallCity.PASSWORD);
            long incident = dispatcher
                    .post(
                            "/incidents",
                            "{\"category\":\"overload\",\"summary\":\"超限\",\"location\":{\"lon\":120.40,\"lat\":41.57}}")
                    .id();
            try (LiveClient console = LiveClient.follow(survivor, dispatcher.token(), null)) {
                JsonNode task = dispatcher
                        .post("/tasks", "{\"incidentId\":%d,\"unitId\":%d}".formatted(incident, SmallCity.UNIT_WEST))
                        .json();
                nodes.get(0).kill();
                OffsetDateTime due =
                        OffsetDateTime.parse(task.get("acknowledgeBy").asText());
                JsonNode climbed = console.awaitFact("task.re_offered");
                assertThat(Duration.between(
                                due, OffsetDateTime.parse(climbed.get("at").asText())))
                        .isBetween(Duration.ZERO, LATEST);
                console.awaitFact("task.escalated");
                JsonNode milestones = new ApiClient(survivor, dispatcher.token())
                        .get("/tasks/" + task.get("id"))
                        .json()
                        .get("milestones");
                assertThat(milestones)
                        .extracting(milestone -> milestone.get("milestone").asText())
                        .containsExactly("dispatched", "re_offered", "escalated");
            }
        } finally {
            for (NodeProcess node : nodes) {
                node.stop();
            }
        }
    }

    private static String ladder() {
        String rungs = "[{\"action\":\"remind\",\"seconds\":5},{\"action\":\"supervisor\",\"seconds\":5}]";
        StringBuilder rules = new StringBuilder();
        for (int priority = 1; priority <= 4; priority++) {
            rules.append(priority == 1 ? "" : ",").append("{\"priority\":%d,\"rungs\":%s}".formatted(priority, rungs));
        }
        return "{\"rules\":[" + rules + "]}";
    }
}
