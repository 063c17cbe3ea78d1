package org.roadmarshal.story;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One server node in a process of its own. */
final class NodeProcess {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final String url;

    private NodeProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Nodes of one cluster, all ready. @param more of their settings, such as {@code jt808.port=6808} */
    static List<NodeProcess> start(Jar jar, Path evidence, int count, String... more) throws Exception {
        List<Integer> ports = freePorts(2 * count);
        String members =
                ports.stream().limit(count).map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        List<NodeProcess> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int port = ports.get(count + i);
            Stream<String> settings = Stream.of(
                    "cluster.members=" + members,
                    "cluster.port=" + ports.get(i),
                    "evidence.dir=" + evidence,
                    "roads.dir=" + evidence.resolve("roads"),
                    // The ladder is another test's; this one may run on a slow machine.
                    "ladder.acknowledgeSeconds=600,600,600,600");
            Process process = jar.start(
                    "node-" + i,
                    Stream.concat(
                                    Stream.of("serve", "--port=" + port),
                                    Stream.concat(settings, Stream.of(more)).map(setting -> "--set=" + setting))
                            .toArray(String[]::new));
            NodeProcess node = new NodeProcess(process, "http://127.0.0.1:" + port);
            nodes.add(node);
            // One after the other, so that only one migrates and they find each other at once.
            node.awaitReady();
        }
        return nodes;
    }

    String url() {
        return url;
    }

    /** As {@code kill -9} does it: without a word to anybody. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void awaitReady() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/health/ready")).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("The node at " + url + " did not become ready; see its log");
            }
            // There is no event to wait for: the port is not open yet.
            process.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
    }

    /** Held together until all are known, so that none is given twice. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
