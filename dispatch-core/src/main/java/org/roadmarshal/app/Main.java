package org.roadmarshal.app;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.roadmarshal.app.cli.BackupCommand;
import org.roadmarshal.app.cli.BenchCommand;
import org.roadmarshal.app.cli.DemoCityCommand;
import org.roadmarshal.app.cli.DemoOfficeCommand;
import org.roadmarshal.app.cli.ImportCommand;
import org.roadmarshal.app.cli.ImportHistoryCommand;
import org.roadmarshal.app.cli.ImportRoadsCommand;
import org.roadmarshal.app.cli.MigrateCommand;
import org.roadmarshal.app.cli.RestoreCommand;
import org.roadmarshal.app.cli.SimulateCommand;
import org.roadmarshal.app.cli.UsersCommand;
import org.roadmarshal.app.cli.VerifyCommand;
import org.roadmarshal.cityimport.CityImportException;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.kernel.DispatchException;
import picocli.CommandLine;

/** The one program: the server and the administrator's commands. */
@CommandLine.Command(
        name = "roadmarshal",
        description = "Command and dispatch with a live map for road-enforcement teams.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            MigrateCommand.class,
            ImportCommand.class,
            UsersCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BenchCommand.class,
            DemoCityCommand.class,
            DemoOfficeCommand.class,
            SimulateCommand.class
        })
public final class Main {
    private Main() {}

    /** As the jar's manifest says. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Roadmarshal " + (version == null ? "(not from a jar)" : version)};
        }
    }

    public static void main(String[] arguments) {
        int exit = commandLine()
                // A bare Debian says its locale is POSIX; people's names are Chinese all the same.
                .setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true))
                .execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    public static CommandLine commandLine() {
        // Also as `import roads` and `import history`.
        CommandLine all = new CommandLine(new Main())
                .addSubcommand("import-roads", new ImportRoadsCommand())
                .addSubcommand("import-history", new ImportHistoryCommand());
        return all.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof DispatchException
                    || failure instanceof CityImportException
                    || failure instanceof FormatException
                    || failure instanceof IllegalArgumentException)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return 1;
        });
    }
}
