package org.roadmarshal.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountDraft;
import org.roadmarshal.identity.AccountService;
import org.roadmarshal.identity.Role;
import org.roadmarshal.identity.RoleGrant;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "create", description = "Create an account.", mixinStandardHelpOptions = true)
final class UsersCreateCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "USERNAME", description = "Lower-case letters, digits, . _ and -")
    private String username;

    @Option(names = "--name", required = true, description = "As others see it.")
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE@AGENCY",
            description =
                    "Such as dispatcher@bureau, by the agency's code; may be repeated. Roles: dispatcher, squad_leader,"
                            + " officer, verifier, leader, administrator, integrator.")
    private List<String> roles;

    @Option(names = "--badge", description = "The person of the register that it belongs to.")
    private String badge;

    @ArgGroup(multiplicity = "1")
    private PasswordOptions password;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String secret = password.get(spec.commandLine().getOut());
        Account account = target.commit(transaction -> create(transaction, secret));
        spec.commandLine().getErr().printf("created %s (%d)%n", account.username(), account.id());
        return 0;
    }

    private Account create(Transaction transaction, String secret) {
        AccountService accounts = new AccountService();
        Handle handle = transaction.handle();
        if (accounts.find(handle, transaction.org(), username).isPresent()) {
            throw DispatchException.conflict("There is an account " + username + " already");
        }
        List<RoleGrant> grants = new ArrayList<>();
        for (String role : roles) {
            grants.add(grant(handle, transaction.org(), role));
        }
        Long person = badge == null
                ? null
                : id(handle, "select id from person where org = ? and badge = ?", transaction.org(), "person", badge);
        return accounts.create(transaction, new AccountDraft(username, name, secret, person, grants));
    }

    private static RoleGrant grant(Handle handle, int org, String text) {
        String[] parts = text.split("@", 2);
        if (parts.length != 2) {
            throw DispatchException.invalid("A role is given as ROLE@AGENCY, not " + text);
        }
        return new RoleGrant(
                Coded.of(Role.class, parts[0]),
                id(handle, "select id from agency where org = ? and code = ?", org, "agency", parts[1]));
    }

    private static long id(Handle handle, String sql, int org, String what, String code) {
        return handle.select(sql, org, code)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound(what, code));
    }
}
