package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What people at desks would have entered before a visitor of the demo comes: what incidents ask for, who has learnt what, and the
 * cases of one squad. Each part is done once, by the public API, where nobody has entered anything of its kind yet.
 */
public final class OfficeWork {
    /** By category of incidents: equipment, and a skill. */
    private static final Map<String, JsonObject> NEEDS = Map.of(
            "emergency", needs("应急救护", "vest"),
            "dangerous_goods", needs("危化品处置"),
            "accident_assistance", needs("应急救护"),
            "overload", needs("治超检测"),
            "illegal_operation", needs(null, "body_camera"));

    /** Every so many crews there is somebody who has learnt it. */
    private static final Map<String, Integer> TAUGHT = Map.of("应急救护", 2, "治超检测", 3, "危化品处置", 4);

    private final Api administrator;
    private final CaseWork cases;

    private OfficeWork(WebClient client, Nodes nodes, AccountFile accounts) {
        this.administrator = new Api(client, nodes, accounts.login("admin"));
        this.cases = new CaseWork(new Api(client, nodes, accounts.login("squadleader")));
    }

    /** @param accounts as {@code users demo} keeps them */
    public static Future<Void> done(Vertx vertx, List<URI> urls, Path accounts) {
        OfficeWork office =
                new OfficeWork(WebClient.create(vertx), new Nodes(vertx, urls, 0), AccountFile.read(accounts));
        return office.ask().compose(asked -> office.teach()).compose(taught -> office.cases.open());
    }

    private Future<Void> ask() {
        return administrator.get("/dispatch-needs").compose(answer -> {
            List<JsonObject> categories = rows(answer);
            boolean asked = categories.stream()
                    .anyMatch(each -> !each.getJsonArray("equipment").isEmpty()
                            || !each.getJsonArray("skills").isEmpty());
            return asked
                    ? Future.succeededFuture()
                    : inTurn(
                            categories.stream()
                                    .filter(each -> NEEDS.containsKey(each.getString("category")))
                                    .toList(),
                            each -> administrator.replace(
                                    "/dispatch-needs/" + each.getString("category"),
                                    each.getInteger("version"),
                                    NEEDS.get(each.getString("category"))));
        });
    }

    private Future<Void> teach() {
        return administrator.all("/skilled-people?limit=1000", "items").compose(people -> {
            Map<Long, JsonObject> firsts = new LinkedHashMap<>();
            people.stream()
                    .filter(person -> person.containsKey("unit"))
                    .forEach(person ->
                            firsts.putIfAbsent(person.getJsonObject("unit").getLong("id"), person));
            boolean taught = people.stream()
                    .anyMatch(person -> !person.getJsonArray("skills").isEmpty());
            List<JsonObject> crews = new ArrayList<>(firsts.values());
            crews.sort(
                    Comparator.comparing(person -> person.getJsonObject("unit").getString("name")));
            return taught ? Future.succeededFuture() : inTurn(crews, person -> learn(person, crews.indexOf(person)));
        });
    }

    private Future<JsonObject> learn(JsonObject person, int crew) {
        JsonArray skills = new JsonArray();
        TAUGHT.keySet().stream()
                .sorted()
                .filter(skill -> crew % TAUGHT.get(skill) == 0)
                .forEach(skills::add);
        return skills.isEmpty()
                ? Future.succeededFuture(person)
                : administrator.replace(
                        "/skilled-people/" + person.getLong("id"),
                        person.getInteger("version"),
                        new JsonObject().put("skills", skills));
    }

    private static JsonObject needs(String skill, String... equipment) {
        return new JsonObject()
                .put("equipment", new JsonArray(List.of((Object[]) equipment)))
                .put("skills", skill == null ? new JsonArray() : JsonArray.of(skill));
    }

    static List<JsonObject> rows(JsonObject answer) {
        return answer.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }

    /** One after the other, as people do. */
    static <T> Future<Void> inTurn(List<T> all, Function<T, Future<?>> work) {
        Future<Void> done = Future.succeededFuture();
        for (T each : all) {
            done = done.compose(before -> work.apply(each).mapEmpty());
        }
        return done;
    }
}
