package org.roadmarshal.app.cli;

import picocli.CommandLine.Command;

/** What comes in from files. */
@Command(
        name = "import",
        description = "Import a city, the roads of an OpenStreetMap file, or past incidents.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ImportCityCommand.class, ImportRoadsCommand.class, ImportHistoryCommand.class})
public final class ImportCommand {}
