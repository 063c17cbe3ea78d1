package org.roadmarshal.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.roadmarshal.demo.DemoCity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the demo city as the directory that {@code import city} reads. */
@Command(
        name = "demo-city",
        description = "Write the demo city, Chaoyang, as a city directory.",
        mixinStandardHelpOptions = true)
public final class DemoCityCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Made when it is missing.")
    private Path directory;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed writes the same city (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws Exception {
        new DemoCity().write(directory, seed);
        return 0;
    }
}
