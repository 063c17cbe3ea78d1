package org.roadmarshal.app.cli;

import picocli.CommandLine.Command;

/** Accounts, from the server's own keyboard: the first administrator can only be made here. */
@Command(
        name = "users",
        description = "Create, list, disable and enable accounts, and give new passwords.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UsersCreateCommand.class,
            UsersListCommand.class,
            UsersDisableCommand.class,
            UsersEnableCommand.class,
            UsersPasswordCommand.class,
            UsersDemoCommand.class
        })
public final class UsersCommand {}
