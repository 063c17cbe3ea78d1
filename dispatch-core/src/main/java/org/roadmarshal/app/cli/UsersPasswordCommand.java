package org.roadmarshal.app.cli;

import java.util.concurrent.Callable;
import org.roadmarshal.identity.AccountPatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "password",
        description = "Give an account a new password; its sessions end.",
        mixinStandardHelpOptions = true)
final class UsersPasswordCommand implements Callable<Integer> {
    @Mixin
    private UserChange user;

    @ArgGroup(multiplicity = "1")
    private PasswordOptions password;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        user.apply(new AccountPatch(null, password.get(spec.commandLine().getOut()), null, null));
        return 0;
    }
}
