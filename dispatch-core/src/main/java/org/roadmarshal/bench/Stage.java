package org.roadmarshal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Our server with the demo city in it, and the bare one beside it. */
final class Stage implements AutoCloseable {
    final String ours;
    final String bare;
    private final Process server;
    private final Process bareServer;
    private final Path directory;
    private final Map<String, String> passwords = new HashMap<>();

    /** Puts more into the database before anybody serves it. */
    @FunctionalInterface
    interface Fill {
        void into(String url) throws Exception;
    }

    private Stage(String url, Fill fill) throws Exception {
        directory = Files.createTempDirectory("bench");
        String city = directory.resolve("city").toString();
        Path accounts = directory.resolve("accounts.txt");
        Programs.run(url, "migrate");
        Programs.run(url, "demo-city", city);
        Programs.run(url, "import", "city", "--if-empty", city);
        Programs.run(url, "users", "demo", "--file", accounts.toString());
        for (String line : Files.readAllLines(accounts)) {
            String[] parts = line.split(" ", 2);
            passwords.put(parts[0], parts[1]);
        }
        fill.into(url);
        int port = Programs.freePort();
        server = Programs.roadmarshal(
                url,
                "serve",
                "--port",
                String.valueOf(port),
                "--set",
                "evidence.dir=" + directory.resolve("evidence"),
                "--set",
                "roads.dir=" + directory.resolve("roads"));
        ours = "http://127.0.0.1:" + port;
        int barePort = Programs.freePort();
        bareServer = Programs.start(url, BareServer.class.getName(), List.of(String.valueOf(barePort)));
        bare = "http://127.0.0.1:" + barePort;
        new Http(ours, null).awaitReady(server);
        new Http(bare, null).awaitReady(bareServer);
    }

    static Stage set(String url) throws Exception {
        return set(url, nothing -> {});
    }

    static Stage set(String url, Fill fill) throws Exception {
        return new Stage(url, fill);
    }

    /** Ours. */
    Process server() {
        return server;
    }

    Http as(String username) throws Exception {
        return new Http(ours, null).signIn(username, passwords.get(username));
    }

    @Override
    public void close() throws IOException {
        Programs.stop(server);
        Programs.stop(bareServer);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
