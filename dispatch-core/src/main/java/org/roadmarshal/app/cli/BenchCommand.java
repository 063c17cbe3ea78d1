package org.roadmarshal.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.roadmarshal.bench.Benches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Figures of this machine; {@code deploy/bench} gives it an empty database. */
@Command(
        name = "bench",
        description =
                "Measure what this machine can do at most, and what we make of it. Fills the database: give it an empty one.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which; without one it lists those there are.")
    private List<String> names;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (names == null) {
            Benches.names().forEach(out::println);
            return 0;
        }
        for (String name : names) {
            Benches.run(name, target.database().url(), out);
        }
        return 0;
    }
}
