package org.roadmarshal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The OpenAPI document, put together from one fragment a feature; and the AsyncAPI document of the live socket. */
public final class ApiDocument {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final List<String> FRAGMENTS = List.of(
            "api",
            "identity",
            "unit",
            "station",
            "position",
            "device",
            "platform",
            "track",
            "history",
            "review",
            "incident",
            "hotline",
            "intake",
            "open311",
            "task",
            "joint",
            "patrol",
            "recommendation",
            "conditions",
            "closure",
            "coverage",
            "detour",
            "alarm",
            "fence",
            "ladder",
            "plan",
            "calendar",
            "highway",
            "issue",
            "campaign",
            "twins",
            "radar",
            "evidence",
            "legal",
            "pack",
            "message",
            "order",
            "push",
            "layer",
            "journal");

    private ApiDocument() {}

    /** OpenAPI 3.1, as it is served. */
    public static JsonObject openApi() {
        ObjectNode document = YAML.createObjectNode();
        FRAGMENTS.forEach(name -> merge(document, read("/api/" + name + ".yaml")));
        return new JsonObject(document.toString());
    }

    /** AsyncAPI 3, as it is served. */
    public static JsonObject asyncApi() {
        return new JsonObject(read("/live/asyncapi.yaml").toString());
    }

    /**
     * The document for the validator, which knows fewer content types (problems read as JSON, tiles as bytes) and wants a
     * server with a name.
     */
    public static JsonObject forValidator(JsonObject openApi) {
        return new JsonObject(openApi.encode()
                .replace("application/problem+json", "application/json")
                .replace("application/vnd.mapbox-vector-tile", "application/octet-stream")
                .replace("\"url\":\"/api/v1\"", "\"url\":\"http://roadmarshal/api/v1\""));
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            JsonNode there = into.get(entry.getKey());
            if (there instanceof ObjectNode object && entry.getValue().isObject()) {
                merge(object, entry.getValue());
            } else if (there == null) {
                into.set(entry.getKey(), entry.getValue());
            } else {
                throw new IllegalStateException("Two fragments of the API define " + entry.getKey());
            }
        });
    }

    private static JsonNode read(String resource) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(resource)) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
