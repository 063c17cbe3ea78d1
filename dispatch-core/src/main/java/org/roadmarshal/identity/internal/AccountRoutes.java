package org.roadmarshal.identity.internal;

import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.AccountDraft;
import org.roadmarshal.identity.AccountPatch;
import org.roadmarshal.identity.AccountService;
import org.roadmarshal.kernel.Permission;

/** Operations on accounts and the organisation tree. */
public final class AccountRoutes {
    private final AccountService accounts;

    public AccountRoutes(AccountService accounts) {
        this.accounts = accounts;
    }

    public void register(Operations operations) {
        operations.query(
                "listAgencies",
                null,
                (handle, call) ->
                        Reply.ok(JdbcAgencies.list(handle, call.principal().org(), call.query("kind"), call.page())));
        operations.query(
                "listAccounts",
                Permission.ACCOUNT_WRITE,
                (handle, call) -> Reply.ok(accounts.list(handle, call.principal(), call.page())));
        operations.create("createAccount", Permission.ACCOUNT_WRITE, (transaction, call) -> {
            Account account = accounts.create(transaction, call.principal(), call.body(AccountDraft.class));
            return Reply.created(account, "/accounts/" + account.id(), account.version());
        });
        operations.change("changeAccount", Permission.ACCOUNT_WRITE, (transaction, call) -> {
            AccountPatch patch = call.body(AccountPatch.class);
            Account account = accounts.change(transaction, call.principal(), call.id(), call.expectedVersion(), patch);
            return Reply.ok(account, account.version());
        });
    }
}
