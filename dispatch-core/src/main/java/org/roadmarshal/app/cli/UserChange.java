package org.roadmarshal.app.cli;

import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountPatch;
import org.roadmarshal.identity.AccountService;
import org.roadmarshal.kernel.DispatchException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands that change one account have in common. */
final class UserChange {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "USERNAME")
    private String username;

    void apply(AccountPatch patch) throws Exception {
        AccountService accounts = new AccountService();
        target.commit(transaction -> {
            Account account = accounts.find(transaction.handle(), transaction.org(), username)
                    .orElseThrow(() -> DispatchException.notFound("account", username));
            return accounts.change(transaction, account, account.version(), patch);
        });
    }
}
