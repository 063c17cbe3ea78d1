package org.roadmarshal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Server nodes that terminals can connect to, in the demo's city with a {@link Depot}. */
final class Yard implements AutoCloseable {
    private final String url;
    private final Path directory = Files.createTempDirectory("bench");
    private final List<Integer> ports = new ArrayList<>();
    private final List<Integer> clusterPorts = new ArrayList<>();
    private final List<Integer> terminalPorts = new ArrayList<>();
    private final List<Process> nodes = new ArrayList<>();

    private Yard(String url, int count) throws Exception {
        this.url = url;
        String city = directory.resolve("city").toString();
        Programs.run(url, "migrate");
        Programs.run(url, "demo-city", city);
        Programs.run(url, "import", "city", "--if-empty", city);
        Depot.fill(url);
        for (int i = 0; i < count; i++) {
            ports.add(Programs.freePort());
            clusterPorts.add(Programs.freePort());
            terminalPorts.add(Programs.freePort());
            nodes.add(null);
        }
        for (int i = 0; i < count; i++) {
            start(i);
        }
        for (int i = 0; i < count; i++) {
            awaitReady(i);
        }
    }

    static Yard set(String url, int nodes) throws Exception {
        return new Yard(url, nodes);
    }

    /** Also again, after its end. */
    void start(int node) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "serve",
                "--port",
                ports.get(node).toString(),
                "--set",
                "evidence.dir=" + directory.resolve("evidence"),
                "--set",
                "roads.dir=" + directory.resolve("roads"),
                "--set",
                "jt808.port=" + terminalPorts.get(node)));
        if (nodes.size() > 1) {
            String members = String.join(
                    ",", clusterPorts.stream().map(port -> "127.0.0.1:" + port).toList());
            command.addAll(List.of("--set", "cluster.members=" + members));
            command.addAll(List.of("--set", "cluster.port=" + clusterPorts.get(node)));
        }
        nodes.set(node, Programs.roadmarshal(url, command.toArray(String[]::new)));
    }

    void awaitReady(int node) throws Exception {
        new Http(address(node), null).awaitReady(nodes.get(node));
    }

    String address(int node) {
        return "http://127.0.0.1:" + ports.get(node);
    }

    /** Signed in at the first node. */
    Http as(String username) throws Exception {
        return new Http(address(0), null).signIn(username, password(username));
    }

    /** Of one of the demo's accounts, which are made when first asked for. */
    String password(String username) throws Exception {
        Path accounts = directory.resolve("accounts.txt");
        if (!Files.exists(accounts)) {
            Programs.run(url, "users", "demo", "--file", accounts.toString());
        }
        return Files.readAllLines(accounts).stream()
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts[0].equals(username))
                .findFirst()
                .orElseThrow()[1];
    }

    Process node(int number) {
        return nodes.get(number);
    }

    /** Where terminals connect, by commas. */
    String terminalPorts() {
        return String.join(
                ",",
                IntStream.range(0, nodes.size())
                        .mapToObj(i -> terminalPorts.get(i).toString())
                        .toList());
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Programs::stop);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
