package org.roadmarshal.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roadmarshal.db.DatabaseConfig;
import picocli.CommandLine.Option;

/** The options by which every command is told its settings. */
public final class ConfigOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings; see roadmarshal.yaml for all of them.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, such as db.url=jdbc:postgresql://...")
    private Map<String, String> settings = new LinkedHashMap<>();

    public Config load() {
        return ConfigLoader.load(file, System.getenv(), settings);
    }

    /** @return the settings with one more flag, as a command's own option gives it */
    Config load(String key, String value) {
        settings.put(key, value);
        return load();
    }

    public static DatabaseConfig database(Config config) {
        Config.Db db = config.db();
        return new DatabaseConfig(db.url(), db.user(), db.password(), db.connections(), db.waiting());
    }
}
