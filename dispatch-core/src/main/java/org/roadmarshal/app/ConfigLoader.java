package org.roadmarshal.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Merges defaults, file, environment and flags into a {@link Config}. */
final class ConfigLoader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final String PREFIX = "ROADMARSHAL_";
    /** Read by the scripts in deploy/, not by the server. */
    private static final Set<String> SCRIPTS =
            Set.of("ROADMARSHAL_APT", "ROADMARSHAL_PG_BIN", "ROADMARSHAL_JAVA_OPTS", "ROADMARSHAL_TEST_DB_URL");

    private ConfigLoader() {}

    /**
     * @param file null for none
     * @param flags by dotted key
     * @throws IllegalArgumentException naming the key that is unknown, or whose value does not fit
     */
    static Config load(Path file, Map<String, String> environment, Map<String, String> flags) {
        ObjectNode tree = defaults();
        if (file != null) {
            merge(tree, fileTree(file), "", file.toString());
        }
        Map<String, String> keysByVariable = new TreeMap<>();
        keys(tree, "")
                .forEach(key ->
                        keysByVariable.put(PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_'), key));
        environment.forEach((variable, value) -> {
            if (keysByVariable.containsKey(variable)) {
                set(tree, keysByVariable.get(variable), value, variable);
            } else if (variable.startsWith(PREFIX) && !SCRIPTS.contains(variable)) {
                throw new IllegalArgumentException("Unknown environment variable " + variable);
            }
        });
        flags.forEach((key, value) -> set(tree, key, value, "--set " + key));
        try {
            return YAML.treeToValue(tree, Config.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("A setting does not fit: " + e.getMessage(), e);
        }
    }

    private static ObjectNode defaults() {
        try (InputStream in = ConfigLoader.class.getResourceAsStream("/roadmarshal.yaml")) {
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode fileTree(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the configuration " + file + ": " + e.getMessage(), e);
        }
    }

    private static void merge(ObjectNode into, JsonNode from, String path, String source) {
        from.properties().forEach(entry -> {
            String key = path + entry.getKey();
            if (!into.has(entry.getKey())) {
                throw new IllegalArgumentException("Unknown key " + key + " in " + source);
            }
            if (into.get(entry.getKey()) instanceof ObjectNode child) {
                merge(child, entry.getValue(), key + ".", source);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static List<String> keys(JsonNode tree, String path) {
        List<String> keys = new ArrayList<>();
        tree.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                keys.addAll(keys(entry.getValue(), path + entry.getKey() + "."));
            } else {
                keys.add(path + entry.getKey());
            }
        });
        return keys;
    }

    private static void set(ObjectNode tree, String key, String value, String source) {
        int dot = key.lastIndexOf('.');
        JsonNode parent = dot < 0 ? tree : tree.at("/" + key.substring(0, dot).replace('.', '/'));
        String name = key.substring(dot + 1);
        if (!parent.has(name) || parent.get(name).isObject()) {
            throw new IllegalArgumentException("Unknown key " + key + " in " + source);
        }
        if (parent.get(name).isArray()) {
            var list = ((ObjectNode) parent).putArray(name);
            if (!value.isBlank()) {
                for (String item : value.split("\\s*,\\s*")) {
                    list.add(item);
                }
            }
        } else {
            ((ObjectNode) parent).put(name, value);
        }
    }
}
