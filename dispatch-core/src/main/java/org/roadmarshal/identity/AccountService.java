package org.roadmarshal.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.identity.internal.JdbcAccounts;
import org.roadmarshal.identity.internal.JdbcSessions;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/**
 * Keeps accounts. An administrator gives only roles over agencies that they administer, and changes only accounts whose every
 * role lies there: whoever has a role above could else be taken over by a new password.
 */
public final class AccountService {
    public Page<Account> list(Handle handle, Principal principal, PageRequest page) {
        Set<Long> agencies = principal.agencies(Permission.ACCOUNT_WRITE);
        return Page.of(JdbcAccounts.list(handle, principal.org(), agencies, page), page, Account::id);
    }

    /** Every account of an org, by id. */
    public List<Account> all(Handle handle, int org) {
        return JdbcAccounts.all(handle, org);
    }

    public Optional<Account> find(Handle handle, int org, String username) {
        return JdbcAccounts.findByUsername(handle, org, username);
    }

    /** Whether that is the account's password; takes tens of milliseconds. */
    public boolean hasPassword(Handle handle, int org, long id, String password) {
        return Passwords.matches(password, JdbcAccounts.passwordHash(handle, org, id));
    }

    public Account create(Transaction transaction, Principal principal, AccountDraft draft) {
        draft.roles().forEach(grant -> principal.require(Permission.ACCOUNT_WRITE, grant.agencyId()));
        return create(transaction, draft);
    }

    /** On behalf of whoever owns the machine: asks nobody's permission. */
    public Account create(Transaction transaction, AccountDraft draft) {
        String hash = hash(draft.username(), draft.password());
        long id = JdbcAccounts.insert(transaction.handle(), transaction.org(), draft, hash);
        return told(transaction, new AccountEvent.Created(get(transaction, id)));
    }

    public Account change(Transaction transaction, Principal principal, long id, int version, AccountPatch patch) {
        Account account = get(transaction, id);
        if (account.roles().stream().noneMatch(grant -> administers(principal, grant))) {
            throw DispatchException.notFound("account", id);
        }
        account.roles().forEach(grant -> principal.require(Permission.ACCOUNT_WRITE, grant.agencyId()));
        if (patch.roles() != null) {
            patch.roles().forEach(grant -> principal.require(Permission.ACCOUNT_WRITE, grant.agencyId()));
        }
        if (id == principal.accountId()) {
            refuseLockingOneselfOut(account, patch);
        }
        return change(transaction, account, version, patch);
    }

    /** On behalf of whoever owns the machine: asks nobody's permission. */
    public Account change(Transaction transaction, Account account, int version, AccountPatch patch) {
        // Who may change it was decided by what was read: it must be that version which is changed.
        if (account.version() != version) {
            throw DispatchException.stale("account", account.id(), version, account.version());
        }
        String hash = hash(account.username(), patch.password());
        if (!JdbcAccounts.update(transaction.handle(), transaction.org(), account, hash, patch)) {
            throw DispatchException.stale(
                    "account",
                    account.id(),
                    version,
                    get(transaction, account.id()).version());
        }
        if (patch.roles() != null) {
            JdbcAccounts.regrant(transaction.handle(), transaction.org(), account.id(), patch.roles());
        }
        if (hash != null || Boolean.TRUE.equals(patch.disabled())) {
            JdbcSessions.endAll(transaction.handle(), transaction.org(), account.id());
        }
        return told(transaction, new AccountEvent.Changed(get(transaction, account.id())));
    }

    private static void refuseLockingOneselfOut(Account self, AccountPatch patch) {
        if (Boolean.TRUE.equals(patch.disabled())) {
            throw DispatchException.conflict("You cannot disable your own account");
        }
        List<RoleGrant> held = self.roles().stream()
                .filter(grant -> grant.role() == Role.ADMINISTRATOR)
                .toList();
        if (patch.roles() != null && !patch.roles().containsAll(held)) {
            throw DispatchException.conflict(
                    "You cannot give up your own administrator role; another administrator can");
        }
    }

    private static boolean administers(Principal principal, RoleGrant grant) {
        return principal.may(Permission.ACCOUNT_WRITE, grant.agencyId());
    }

    private static String hash(String username, String password) {
        if (password == null) {
            return null;
        }
        Passwords.check(username, password);
        return Passwords.hash(password);
    }

    private static Account get(Transaction transaction, long id) {
        return JdbcAccounts.find(transaction.handle(), transaction.org(), id)
                .orElseThrow(() -> DispatchException.notFound("account", id));
    }

    private static Account told(Transaction transaction, AccountEvent event) {
        transaction.append(event.entry());
        return event.account();
    }
}
