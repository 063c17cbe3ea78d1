package org.roadmarshal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.cityimport.CityImport;
import org.roadmarshal.db.Database;
import org.roadmarshal.demo.DemoCity;
import org.roadmarshal.identity.Passwords;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** The first users' spring campaign of 2020, out of the demo city: the figures that they printed, each down to its cases. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoCampaignTest {
    private TestServer server;
    private ApiClient desk;
    private long campaign;

    @BeforeAll
    void importTheDemoCity(TestDatabase database, @TempDir Path city) throws Exception {
        new DemoCity().write(city, 1);
        Files.delete(city.resolve("roads.osm"));
        Jdbi jdbi = Database.jdbi(database.dataSource());
        int org = new CityImport(jdbi).run(city).org();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into account (org, id, username, display_name, password_hash)
                        values (:org, 1, 'dispatcher', 'Desk', :hash), (:org, 2, 'leader', 'Wall', :hash);
                        insert into role_grant (org, account_id, role, agency_id)
                        values (:org, 1, 'dispatcher', (select id from agency where org = :org and code = 'bureau')),
                          (:org, 2, 'leader', (select id from agency where org = :org and code = 'bureau'))""")
                .bind("org", org)
                .bind("hash", Passwords.hash(SmallCity.PASSWORD))
                .execute());
        server = TestServer.start(database);
        desk = server.as("dispatcher");
        JsonNode campaigns = desk.get("/campaigns").json().get("items");
        assertThat(campaigns).hasSize(1);
        assertThat(campaigns.get(0).get("state").asText()).isEqualTo("running");
        campaign = campaigns.get(0).get("id").asLong();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "garbage,           t,     125.7",
        "ditch,             km,    195.2",
        "obstructed_sign,   count, 48",
        "non_highway_sign,  count, 273",
        "crops,             m2,    420",
        "market,            count, 2",
        "illegal_structure, count, 262",
        "heap,              count, 489",
        "heap,              m2,    6732",
        "stall,             count, 291",
    })
    void theNinePrintedFigures(String category, String unit, BigDecimal printed) throws Exception {
        JsonNode figures = figures("category");
        assertThat(line(figures.get("totals"), category, unit, "found")).isEqualByComparingTo(printed);
        assertThat(figures.get("issues").asInt()).isEqualTo(1084);
        for (String measure : new String[] {"found", "removed", "verified"}) {
            BigDecimal total = line(figures.get("totals"), category, unit, measure);
            assertThat(casesSum("?category=%s&unit=%s&measure=%s".formatted(category, unit, measure), unit, measure))
                    .as("the cases of what is " + measure)
                    .isEqualByComparingTo(total);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"squad", "route", "township", "month"})
    void everyWayToTellThemApartAddsUpToTheSame(String by) throws Exception {
        JsonNode figures = figures(by);
        assertThat(figures.get("totals")).isEqualTo(figures("category").get("totals"));
        BigDecimal ditches = BigDecimal.ZERO;
        JsonNode longest = null;
        for (JsonNode group : figures.get("groups")) {
            assertThat(group.get("nameEn").asText()).isNotBlank();
            for (JsonNode line : group.get("lines")) {
                if (line.get("unit").asText().equals("km")) {
                    ditches = ditches.add(line.get("found").decimalValue());
                    longest = group;
                }
            }
        }
        assertThat(ditches).isEqualByComparingTo("195.2");
        String key = longest.get("key").asText();
        assertThat(casesSum("?by=%s&key=%s&unit=km".formatted(by, key), "km", "found"))
                .isEqualByComparingTo(line(longest.get("lines"), "ditch", "km", "found"));
    }

    @Test
    void progressEndsAtTheTotals() throws Exception {
        JsonNode days = desk.get("/campaigns/" + campaign + "/progress?category=garbage&unit=t")
                .json()
                .get("days");
        assertThat(days).hasSizeGreaterThan(60);
        assertThat(days.get(0).get("day").asText()).isEqualTo("2020-03-16");
        JsonNode totals = figures("category").get("totals");
        for (String measure : new String[] {"found", "removed", "verified"}) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode day : days) {
                sum = sum.add(day.get(measure).decimalValue());
            }
            assertThat(sum).as(measure).isEqualByComparingTo(line(totals, "garbage", "t", measure));
        }
    }

    @Test
    void onTheMapEachIssueIsInOnePlace() throws Exception {
        JsonNode far = desk.get("/campaigns/" + campaign + "/places?bbox=118,40,122,43")
                .json()
                .get("items");
        int issues = 0;
        for (JsonNode place : far) {
            issues += place.get("issues").asInt();
            assertThat(place.has("issueId")).isEqualTo(place.get("issues").asInt() == 1);
        }
        assertThat(issues).isEqualTo(1084);
        assertThat(far).hasSizeLessThan(700);
        assertThat(desk.get("/campaigns/" + campaign + "/places?bbox=118,40,122,43&category=market")
                        .json()
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void editingOneCaseChangesTheTotalsAndTheWallIsTold() throws Exception {
        LiveClient wall = LiveClient.follow(server.url(), server.as("leader").token(), null);
        LiveClient other = LiveClient.follow(server.url(), desk.token(), null);
        ApiClient leader = server.as("leader");
        JsonNode mine = leader.get("/campaigns/%d/cases?category=non_highway_sign&measure=open".formatted(campaign))
                .json()
                .get("items")
                .get(0);
        ApiClient.Answer issue = desk.get("/issues/" + mine.get("id").asLong());
        BigDecimal amount = mine.at("/quantities/0/found").decimalValue();
        BigDecimal all = line(figures("category").get("totals"), "non_highway_sign", "count", "found");
        ApiClient.Answer before = leader.get("/campaigns/" + campaign + "/figures");
        desk.patch(
                "/issues/" + issue.id(),
                issue.version(),
                "{\"quantities\":[{\"unit\":\"count\",\"found\":%s}]}".formatted(amount.add(BigDecimal.TEN)));
        for (LiveClient socket : new LiveClient[] {wall, other}) {
            assertThat(socket.awaitFact("issue.changed").at("/data/issue/id").asLong())
                    .isEqualTo(issue.id());
        }
        ApiClient.Answer after = leader.send(
                "GET", "/campaigns/" + campaign + "/figures", null, java.util.Map.of("If-None-Match", before.etag()));
        assertThat(after.status())
                .as("what the wall had is old by the time that it is told")
                .isEqualTo(200);
        assertThat(line(after.json().get("totals"), "non_highway_sign", "count", "found"))
                .isEqualByComparingTo(line(before.json().get("totals"), "non_highway_sign", "count", "found")
                        .add(BigDecimal.TEN));
        assertThat(line(figures("category").get("totals"), "non_highway_sign", "count", "found"))
                .isEqualByComparingTo(all.add(BigDecimal.TEN));
        desk.patch(
                "/issues/" + issue.id(),
                issue.version() + 1,
                "{\"quantities\":[{\"unit\":\"count\",\"found\":%s}]}".formatted(amount));
        wall.close();
        other.close();
    }

    @Test
    void theDemosRatesHaveTheirCases() throws Exception {
        String span = "from=2020-03-01T00:00:00Z&to=2020-07-01T00:00:00Z";
        JsonNode total = desk.get("/assessment?by=squad&" + span).json().get("total");
        assertThat(total.get(1).get("numerator").asInt()).isEqualTo(953);
        for (JsonNode rate : total) {
            JsonNode counted = desk.get("/assessment/issues?limit=1000&part=numerator&rate=%s&%s"
                            .formatted(rate.get("rate").asText(), span))
                    .json();
            if (!counted.has("next")) {
                assertThat(counted.get("items")).hasSize(rate.get("numerator").asInt());
            }
        }
    }

    private JsonNode figures(String by) throws Exception {
        return desk.get("/campaigns/" + campaign + "/figures?by=" + by).json();
    }

    private BigDecimal casesSum(String query, String unit, String measure) throws Exception {
        BigDecimal sum = BigDecimal.ZERO;
        String after = "";
        do {
            JsonNode page = desk.get("/campaigns/" + campaign + "/cases" + query + "&limit=100" + after)
                    .json();
            for (JsonNode each : page.get("items")) {
                for (JsonNode quantity : each.get("quantities")) {
                    if (quantity.get("unit").asText().equals(unit) && quantity.has(measure)) {
                        sum = sum.add(quantity.get(measure).decimalValue());
                    }
                }
            }
            after = page.has("next") ? "&after=" + page.get("next").asText() : null;
        } while (after != null);
        return sum;
    }

    private static BigDecimal line(JsonNode lines, String category, String unit, String measure) {
        for (JsonNode line : lines) {
            if (line.get("category").asText().equals(category)
                    && line.get("unit").asText().equals(unit)) {
                return line.get(measure).decimalValue();
            }
        }
        throw new AssertionError("no line " + category + " " + unit);
    }
}
