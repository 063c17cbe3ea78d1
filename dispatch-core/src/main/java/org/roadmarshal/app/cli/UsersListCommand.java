package org.roadmarshal.app.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "List the accounts and their roles.", mixinStandardHelpOptions = true)
final class UsersListCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> lines = target.inOrg(UsersListCommand::lines);
        lines.forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private static List<String> lines(Handle handle, int org) {
        Map<Long, String> codes = handle.select("select id, code from agency where org = ?", org)
                .reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(row.getColumn("id", Long.class), row.getColumn("code", String.class));
                    return all;
                });
        return new AccountService()
                .all(handle, org).stream().map(account -> line(account, codes)).toList();
    }

    private static String line(Account account, Map<Long, String> codes) {
        String roles = account.roles().stream()
                .map(grant -> grant.role().code() + "@" + codes.get(grant.agencyId()))
                .collect(Collectors.joining(","));
        return String.join(
                "\t", account.username(), account.disabled() ? "disabled" : "enabled", roles, account.displayName());
    }
}
