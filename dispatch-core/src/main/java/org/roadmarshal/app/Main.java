package org.roadmarshal.app;

import picocli.CommandLine;

/** The one program: the server and the administrator's commands. */
@CommandLine.Command(
        name = "roadmarshal",
        description = "Command and dispatch with a live map for road-enforcement teams.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ServeCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exit = new CommandLine(new Main()).execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }
}
