package org.roadmarshal.journal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roadmarshal.kernel.Actor;

/**
 * What a node tells the others after sealing, so that they need not ask the database. It may be late, come twice or be lost: the
 * tables have the truth.
 *
 * @param heads how far each org has come
 * @param facts what was sealed, in order of {@code seq} within an org; none where it was too much to be told
 */
record Tidings(Map<Integer, Long> heads, List<Fact> facts) {
    private static final int MOST = 100;

    /** @param facts at least one */
    static Tidings of(List<Fact> facts) {
        Map<Integer, Long> heads = facts.stream().collect(Collectors.toMap(Fact::org, Fact::seq, Math::max));
        return new Tidings(heads, facts.size() > MOST ? List.of() : facts);
    }

    static Tidings of(JsonObject json) {
        JsonObject heads = json.getJsonObject("heads");
        return new Tidings(
                heads.fieldNames().stream().collect(Collectors.toMap(Integer::valueOf, heads::getLong)),
                json.getJsonArray("facts").stream()
                        .map(fact -> fact((JsonObject) fact))
                        .toList());
    }

    JsonObject json() {
        JsonObject ends = new JsonObject();
        heads.forEach((org, seq) -> ends.put(org.toString(), seq));
        return new JsonObject().put("heads", ends).put("facts", json(facts));
    }

    /** Times to the microsecond, hashes in hexadecimal, the data as the text that was hashed. */
    static JsonArray json(List<Fact> facts) {
        JsonArray told = new JsonArray();
        facts.forEach(fact -> told.add(json(fact)));
        return told;
    }

    private static JsonObject json(Fact fact) {
        return new JsonObject()
                .put("org", fact.org())
                .put("seq", fact.seq())
                .put("at", fact.at())
                .put("kind", fact.kind())
                .put("subject", fact.subject())
                .put("subjectId", fact.subjectId())
                .put("version", fact.version())
                .put("agencyId", fact.agencyId())
                .put("unitId", fact.unitId())
                .put("actorId", fact.actor().id())
                .put("actorName", fact.actor().name())
                .put("deviceAt", fact.deviceAt())
                .put("data", fact.data())
                .put("hash", HexFormat.of().formatHex(fact.hash()));
    }

    private static Fact fact(JsonObject json) {
        return new Fact(
                json.getInteger("org"),
                json.getLong("seq"),
                json.getInstant("at"),
                json.getString("kind"),
                json.getString("subject"),
                json.getLong("subjectId"),
                json.getInteger("version"),
                json.getLong("agencyId"),
                json.getLong("unitId"),
                new Actor(json.getLong("actorId"), json.getString("actorName")),
                json.getInstant("deviceAt"),
                json.getString("data"),
                HexFormat.of().parseHex(json.getString("hash")));
    }
}
