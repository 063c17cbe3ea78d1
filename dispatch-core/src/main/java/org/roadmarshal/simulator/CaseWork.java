package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cases of a squad of the demo: made-up people at made-up places, each case at another point of its course. */
final class CaseWork {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> UNDER_WAY = List.of("filed", "dispatched", "in_progress", "reported_done");
    private static final int OFFICERS = 2;

    /** The area 211399 is nobody's: no such id numbers and codes are given out. */
    private static final List<Plan> PLANS = List.of(
            new Plan(
                    "illegal_structure",
                    party("person", "周福来", "211399197805120038", "100-4211-0021", null),
                    List.of(
                            new Step(21, "filed", null),
                            new Step(19, "investigated", facts("现场勘验：建筑控制区内搭建砖混房屋一处，当事人承认未经批准。")),
                            new Step(18, "correction_ordered", until(11)),
                            new Step(
                                    4,
                                    "notice_given",
                                    facts("逾期未自行拆除，拟责令限期拆除并处罚款。")
                                            .put("fine", 8000)
                                            .put("hearing", false)))),
            new Plan(
                    "heap",
                    party("organisation", "宏远建材经销处", "92211399MA0DEM0X2K", "100-4211-0036", "韩立志"),
                    List.of(
                            new Step(6, "filed", null),
                            new Step(5, "investigated", facts("现场勘验：公路用地内堆放砂石，未经许可，当事人到场确认。")))));

    private final Api leader;
    private final LocalDate today = LocalDate.now(ZONE);

    /** @param daysAgo when it was done, in the morning */
    private record Step(int daysAgo, String kind, JsonObject details) {}

    private record Plan(String category, JsonObject party, List<Step> steps) {}

    CaseWork(Api leader) {
        this.leader = leader;
    }

    Future<Void> open() {
        return leader.get("/legal-cases?limit=1")
                .compose(known -> OfficeWork.rows(known).isEmpty()
                        ? officers().compose(officers -> OfficeWork.inTurn(PLANS, plan -> open(plan, officers)))
                        : Future.succeededFuture());
    }

    /** Those whose certificates hold the longest. */
    private Future<JsonArray> officers() {
        return leader.get("/certificates").map(answer -> {
            List<Long> ids = OfficeWork.rows(answer).stream()
                    .filter(each -> each.containsKey("expires"))
                    .sorted(Comparator.comparing((JsonObject each) -> each.getString("expires"))
                            .reversed())
                    .limit(OFFICERS)
                    .map(each -> each.getLong("id"))
                    .toList();
            return new JsonArray(new ArrayList<>(ids));
        });
    }

    /** Of the newest such issue that the squad has; none, where it has none. */
    private Future<Void> open(Plan plan, JsonArray officers) {
        return leader.get("/issues?open=true&limit=100&category=" + plan.category)
                .compose(answer -> OfficeWork.rows(answer).stream()
                        .filter(issue -> UNDER_WAY.contains(issue.getString("state")))
                        .findFirst()
                        .map(issue -> open(plan, issue, officers))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<Void> open(Plan plan, JsonObject issue, JsonArray officers) {
        Step filed = plan.steps.get(0);
        JsonObject party = plan.party.copy();
        if (issue.containsKey("township")) {
            party.put("address", issue.getJsonObject("township").getString("name") + "3组12号");
        }
        JsonObject body = new JsonObject()
                .put("issueId", issue.getLong("id"))
                .put("party", party)
                .put("at", at(filed))
                .put("officerIds", officers);
        String key = "office-" + plan.category;
        return leader.create("/legal-cases", key, body)
                .compose(opened -> OfficeWork.inTurn(
                        plan.steps.subList(1, plan.steps.size()),
                        step -> leader.create(
                                "/legal-cases/" + opened.getLong("id") + "/steps",
                                key + "-" + step.kind,
                                new JsonObject()
                                        .put("kind", step.kind)
                                        .put("at", at(step))
                                        .put("officerIds", officers)
                                        .put("details", dated(step.details)))));
    }

    private String at(Step step) {
        return today.minusDays(step.daysAgo)
                .atTime(10, 20)
                .atZone(ZONE)
                .toInstant()
                .toString();
    }

    /** A time limit stands in the plan as days ago. */
    private JsonObject dated(JsonObject details) {
        return details.containsKey("until")
                ? details.copy()
                        .put(
                                "until",
                                today.minusDays(details.getInteger("until")).toString())
                : details;
    }

    private static JsonObject party(String kind, String name, String number, String phone, String representative) {
        JsonObject party = new JsonObject()
                .put("kind", kind)
                .put("name", name)
                .put("idNumber", number)
                .put("phone", phone);
        return representative == null ? party : party.put("representative", representative);
    }

    private static JsonObject facts(String facts) {
        return new JsonObject().put("facts", facts);
    }

    private static JsonObject until(int daysAgo) {
        return facts("未经批准在公路建筑控制区内修建砖混房屋一处").put("until", daysAgo);
    }
}
