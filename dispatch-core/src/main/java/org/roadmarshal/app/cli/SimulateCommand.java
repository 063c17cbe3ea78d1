package org.roadmarshal.app.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.simulator.Simulator;
import org.roadmarshal.simulator.SimulatorConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Drives the demo's units until it is told to stop. */
@Command(
        name = "simulate",
        description = "Drive officers and vehicles along the roads, through the public API only.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final long START_SECONDS = 300;
    private static final long STOP_SECONDS = 5;

    @Option(
            names = "--url",
            required = true,
            split = ",",
            paramLabel = "URL",
            description = "Where the server is; several, separated by commas: the next one is tried where one fails.")
    private List<URI> urls;

    @Option(
            names = "--accounts",
            required = true,
            paramLabel = "FILE",
            description =
                    "Usernames and passwords, as `users demo --crews N` writes them. The devices' keys are kept beside it.")
    private Path accounts;

    @Option(
            names = "--account",
            defaultValue = "simulator",
            description = "The integrator among them (default: ${DEFAULT-VALUE}).")
    private String account;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Simulated seconds in a real one, 1 to 60 (default: ${DEFAULT-VALUE}).")
    private int speed;

    @Option(
            names = "--units",
            defaultValue = "1000",
            description = "How many units move, at most (default: ${DEFAULT-VALUE}).")
    private int units;

    @Option(
            names = "--jt808",
            split = ",",
            paramLabel = "HOST:PORT",
            description =
                    "Where the server listens for JT/T 808; several, separated by commas. Then vehicles have terminals.")
    private List<String> platforms = List.of();

    @Option(
            names = "--fleet",
            defaultValue = "10000",
            description =
                    "How many supervised vehicles there are, at most; six in seven are online (default: ${DEFAULT-VALUE}).")
    private int fleet;

    @Option(
            names = "--mishaps",
            defaultValue = "1",
            description = "How often the terminals' networks, clocks and drivers fail: 1 as in the field, 0 never"
                    + " (default: ${DEFAULT-VALUE}).")
    private double mishaps;

    @Override
    public Integer call() throws Exception {
        if (fleet < 0 || !(mishaps >= 0 && mishaps <= 1000)) {
            throw new IllegalArgumentException("--fleet is 0 or more, --mishaps a number from 0 to 1000");
        }
        if (speed < 1 || speed > 60) {
            throw new IllegalArgumentException("--speed is a number from 1 to 60");
        }
        Simulator simulator =
                new Simulator(new SimulatorConfig(urls, accounts, account, seed, speed, units, terminals()));
        Vertx vertx = Vertx.vertx();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(vertx.close(), STOP_SECONDS)));
        await(vertx.deployVerticle(simulator), START_SECONDS);
        new CountDownLatch(1).await();
        return 0;
    }

    private SimulatorConfig.Terminals terminals() {
        return new SimulatorConfig.Terminals(
                platforms.stream().map(SimulateCommand::address).toList(), fleet, mishaps);
    }

    private static SocketAddress address(String text) {
        URI uri = URI.create("tcp://" + text);
        if (uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException("--jt808 takes HOST:PORT, not " + text);
        }
        return SocketAddress.inetSocketAddress(uri.getPort(), uri.getHost());
    }

    private static <T> T await(Future<T> future, long seconds) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(seconds, TimeUnit.SECONDS)
                .join();
    }
}
