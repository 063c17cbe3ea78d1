package org.roadmarshal.app.cli;

import java.util.concurrent.Callable;
import org.roadmarshal.app.ConfigOptions;
import org.roadmarshal.db.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema to this version; every node does the same when it starts. */
@Command(name = "migrate", description = "Bring the database's schema up to date.", mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        int applied = Migrations.migrate(ConfigOptions.database(options.load()));
        spec.commandLine().getOut().printf("%d migrations applied%n", applied);
        return 0;
    }
}
