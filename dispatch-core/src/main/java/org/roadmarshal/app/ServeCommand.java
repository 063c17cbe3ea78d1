package org.roadmarshal.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one node until it is told to stop. */
@Command(name = "serve", description = "Run a server node.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final int STOP_SECONDS = 20;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--port", description = "Short for --set http.port=PORT.")
    private Integer port;

    @Override
    public Integer call() throws Exception {
        Config config = port == null ? options.load() : options.load("http.port", port.toString());
        Migrations.migrate(ConfigOptions.database(config));
        Server server =
                Server.start(config).toCompletionStage().toCompletableFuture().get();
        LOG.info("Ready at {}", config.http().address());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        server.stopped().toCompletionStage().toCompletableFuture().get();
        return 0;
    }

    private static void stop(Server server) {
        try {
            server.stop().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("Stopped without draining", e);
        }
    }
}
