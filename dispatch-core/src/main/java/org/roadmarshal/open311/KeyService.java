package org.roadmarshal.open311;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.open311.internal.JdbcKeys;

/** Keys of programs. Whoever runs accounts gives and takes them; only their hashes are kept. */
public final class KeyService {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 24;

    /** All of the org, the newest first. */
    public List<Open311Key> list(Handle handle, Principal principal) {
        principal.require(Permission.ACCOUNT_WRITE);
        return JdbcKeys.list(handle, principal.org());
    }

    /** @return with the key, for the one time that it is shown */
    public Open311Key create(Transaction transaction, Principal principal, NewOpen311Key wanted) {
        principal.require(Permission.ACCOUNT_WRITE);
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        long id = JdbcKeys.insert(transaction, wanted, JdbcKeys.hash(key));
        Open311Key made = JdbcKeys.get(transaction.handle(), transaction.org(), id);
        transaction.append(entry("created", made));
        return made.with(key);
    }

    /** @throws DispatchException NOT_FOUND; STALE; CONFLICT where it is revoked, which is for good */
    public Open311Key change(
            Transaction transaction, Principal principal, long id, int expected, Open311KeyChange change) {
        principal.require(Permission.ACCOUNT_WRITE);
        Open311Key before = JdbcKeys.get(transaction.handle(), transaction.org(), id);
        if (before.version() != expected) {
            throw DispatchException.stale("Open311 key", id, expected, before.version());
        }
        if (before.revokedAt() != null) {
            throw DispatchException.conflict("The key is revoked: make a new one");
        }
        if (!JdbcKeys.change(transaction.handle(), transaction.org(), id, expected, change)) {
            throw DispatchException.conflict("Somebody else changes the key");
        }
        Open311Key after = JdbcKeys.get(transaction.handle(), transaction.org(), id);
        transaction.append(entry(after.revokedAt() == null ? "changed" : "revoked", after));
        return after;
    }

    private static Entry entry(String verb, Open311Key key) {
        return new Entry(
                "open311_key." + verb,
                "open311_key",
                key.id(),
                key.version(),
                null,
                null,
                null,
                Map.of("open311Key", key));
    }
}
