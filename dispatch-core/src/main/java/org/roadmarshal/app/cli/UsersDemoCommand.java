package org.roadmarshal.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountDraft;
import org.roadmarshal.identity.AccountPatch;
import org.roadmarshal.identity.AccountService;
import org.roadmarshal.journal.Transaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The only command that makes passwords which stand somewhere in clear. */
@Command(
        name = "demo",
        description = "Create the demo's accounts and print them; again, it prints the same. Not for real use.",
        mixinStandardHelpOptions = true)
final class UsersDemoCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Option(
            names = "--file",
            defaultValue = "accounts.txt",
            description = "Keeps their passwords, readable by its owner only (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Option(
            names = "--officers",
            defaultValue = "6",
            description = "How many officers, each of another unit (default: ${DEFAULT-VALUE}).")
    private int officers;

    @Option(
            names = "--crews",
            defaultValue = "0",
            description = "How many more units the simulator crews; their accounts stand in the file only.")
    private int crews;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DemoPasswords passwords = new DemoPasswords(file);
        List<DemoAccount> accounts = target.inOrg((handle, org) -> DemoAccount.all(handle, org, officers, crews));
        accounts.forEach(account -> passwords.of(account.username()));
        // Before the accounts: a password that nobody knows would be worse than one without an account.
        passwords.save();
        target.commit(transaction -> {
            accounts.forEach(account -> keep(transaction, account, passwords.of(account.username())));
            return null;
        });
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-12s %-17s %s%n", "Username", "Password", "Who");
        accounts.stream()
                .filter(account -> !account.simulated())
                .forEach(account -> out.printf(
                        "%-12s %-17s %s%n", account.username(), passwords.of(account.username()), who(account)));
        return 0;
    }

    private static void keep(Transaction transaction, DemoAccount wanted, String password) {
        AccountService accounts = new AccountService();
        Optional<Account> found = accounts.find(transaction.handle(), transaction.org(), wanted.username());
        if (found.isEmpty()) {
            accounts.create(
                    transaction,
                    new AccountDraft(
                            wanted.username(), wanted.name(), password, wanted.personId(), List.of(wanted.grant())));
        } else if (!accounts.hasPassword(
                transaction.handle(), transaction.org(), found.get().id(), password)) {
            AccountPatch patch = new AccountPatch(null, password, null, null);
            accounts.change(transaction, found.get(), found.get().version(), patch);
        }
    }

    private static String who(DemoAccount account) {
        return account.title().equals(account.name()) ? account.title() : account.title() + " " + account.name();
    }
}
