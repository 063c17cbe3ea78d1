package org.roadmarshal.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.roadmarshal.cityimport.CityImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "city",
        description = "Import a city directory: all of it, or nothing and a list of every error.",
        mixinStandardHelpOptions = true)
final class ImportCityCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Option(names = "--if-empty", description = "Do nothing where there is a city with roads already.")
    private boolean ifEmpty;

    @Parameters(paramLabel = "DIR", description = "deploy/docs/city-directory.md says what stands in it.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (ifEmpty && populated()) {
            return 0;
        }
        CityImport.Report report = new CityImport(target.jdbi()).run(directory);
        report.rows().forEach((what, rows) -> spec.commandLine().getOut().printf("%s: %d%n", what, rows));
        return 0;
    }

    /** Roads come last, so an import that broke off is gone through again. */
    private boolean populated() {
        return target.inTransaction(handle -> handle.select("select exists (select from road)")
                .mapTo(Boolean.class)
                .one());
    }
}
