package org.roadmarshal.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.app.Server;
import org.roadmarshal.app.Settings;

/** A real server in this JVM over a test database: everything but the process is as in production. */
public final class TestServer implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final String ID_NUMBER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Server server;
    private final String url;

    private TestServer(Server server, String url) {
        this.server = server;
        this.url = url;
    }

    /** One node. @param settings more of them, by dotted key */
    public static TestServer start(TestDatabase database, Map<String, String> settings) throws Exception {
        int port = freePort();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("db.url", database.url());
        all.put("db.connections", "6");
        all.put("http.port", String.valueOf(port));
        Path evidence = Files.createTempDirectory("evidence");
        all.put("evidence.dir", evidence.toString());
        all.put("roads.dir", evidence.resolve("roads").toString());
        all.put("legal.idNumberKeys", "test:" + ID_NUMBER_KEY);
        all.putAll(settings);
        Server server = await(Server.start(Settings.of(all)));
        return new TestServer(server, "http://127.0.0.1:" + port);
    }

    public static TestServer start(TestDatabase database) throws Exception {
        return start(database, Map.of());
    }

    /** Two nodes in one cluster, over one database. */
    public static List<TestServer> pair(TestDatabase database) throws Exception {
        return pair(database, Map.of(), Map.of());
    }

    /** The same. @param ofFirst more settings of the first node, by dotted key @param ofSecond of the other */
    public static List<TestServer> pair(
            TestDatabase database, Map<String, String> ofFirst, Map<String, String> ofSecond) throws Exception {
        int first = freePort();
        int second = freePort();
        String members = "127.0.0.1:" + first + ",127.0.0.1:" + second;
        String evidence = Files.createTempDirectory("evidence").toString();
        return List.of(
                member(database, members, first, evidence, ofFirst),
                member(database, members, second, evidence, ofSecond));
    }

    private static TestServer member(
            TestDatabase database, String members, int port, String evidence, Map<String, String> own)
            throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(own);
        settings.put("evidence.dir", evidence);
        settings.put("roads.dir", evidence + "/roads");
        settings.put("cluster.members", members);
        settings.put("cluster.port", String.valueOf(port));
        return start(database, settings);
    }

    /** Such as {@code http://127.0.0.1:41234}. */
    public String url() {
        return url;
    }

    /** A client that is signed in as an account of {@link SmallCity}. */
    public ApiClient as(String username) throws Exception {
        return ApiClient.signIn(url, username, SmallCity.PASSWORD);
    }

    public ApiClient asNobody() {
        return new ApiClient(url, null);
    }

    @Override
    public void close() {
        server.stop()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }
}
