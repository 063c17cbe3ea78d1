package org.roadmarshal.app.cli;

import picocli.CommandLine.Command;

/** What comes in from files. */
@Command(
        name = "import",
        description = "Import a city, or the roads of an OpenStreetMap file.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ImportCityCommand.class, ImportRoadsCommand.class})
public final class ImportCommand {}
