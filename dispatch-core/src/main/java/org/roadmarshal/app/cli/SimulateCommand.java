package org.roadmarshal.app.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
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

    @Override
    public Integer call() throws Exception {
        if (speed < 1 || speed > 60) {
            throw new IllegalArgumentException("--speed is a number from 1 to 60");
        }
        Simulator simulator = new Simulator(new SimulatorConfig(urls, accounts, account, seed, speed, units));
        Vertx vertx = Vertx.vertx();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(vertx.close(), STOP_SECONDS)));
        await(vertx.deployVerticle(simulator), START_SECONDS);
        new CountDownLatch(1).await();
        return 0;
    }

    private static <T> T await(Future<T> future, long seconds) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(seconds, TimeUnit.SECONDS)
                .join();
    }
}
