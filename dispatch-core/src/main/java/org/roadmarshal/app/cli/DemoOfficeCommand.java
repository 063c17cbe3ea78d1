package org.roadmarshal.app.cli;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.simulator.OfficeWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Enters what a visitor of the demo would find done by people. */
@Command(
        name = "demo-office",
        description =
                "Enter what incidents ask for, some skills and two legal cases into the demo, through the public API;"
                        + " again, it enters nothing.",
        mixinStandardHelpOptions = true)
public final class DemoOfficeCommand implements Callable<Integer> {
    private static final long SECONDS = 120;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "Where the server is.")
    private URI url;

    @Option(
            names = "--accounts",
            required = true,
            paramLabel = "FILE",
            description = "Usernames and passwords, as `users demo` writes them.")
    private Path accounts;

    @Override
    public Integer call() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            OfficeWork.done(vertx, List.of(url), accounts)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
        } finally {
            vertx.close();
        }
        return 0;
    }
}
