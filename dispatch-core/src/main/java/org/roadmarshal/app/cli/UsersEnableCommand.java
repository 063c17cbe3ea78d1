package org.roadmarshal.app.cli;

import java.util.concurrent.Callable;
import org.roadmarshal.identity.AccountPatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "enable", description = "Let a disabled account in again.", mixinStandardHelpOptions = true)
final class UsersEnableCommand implements Callable<Integer> {
    @Mixin
    private UserChange user;

    @Override
    public Integer call() throws Exception {
        user.apply(new AccountPatch(null, null, false, null));
        return 0;
    }
}
