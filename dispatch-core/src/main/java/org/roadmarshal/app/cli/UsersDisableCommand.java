package org.roadmarshal.app.cli;

import java.util.concurrent.Callable;
import org.roadmarshal.identity.AccountPatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "disable", description = "Shut an account out; its sessions end.", mixinStandardHelpOptions = true)
final class UsersDisableCommand implements Callable<Integer> {
    @Mixin
    private UserChange user;

    @Override
    public Integer call() throws Exception {
        user.apply(new AccountPatch(null, null, true, null));
        return 0;
    }
}
