package org.roadmarshal.intake;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.intake.internal.JdbcPublication;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Whether an org shows itself to the public, which it does not until somebody says so. */
public final class PublicationService {
    public Publication get(Handle handle, int org) {
        return JdbcPublication.get(handle, org, "");
    }

    /** Those that have a progress page. */
    public List<PublicOrg> withPage(Handle handle) {
        return JdbcPublication.orgs(handle, "page");
    }

    /** Those that speak Open311. */
    public List<PublicOrg> withOpen311(Handle handle) {
        return JdbcPublication.orgs(handle, "open311");
    }

    /** Those that show photos, by whichever of the two. */
    public List<PublicOrg> withAny(Handle handle) {
        return JdbcPublication.orgs(handle, "(page or open311)");
    }

    /** @throws DispatchException FORBIDDEN, STALE */
    public Publication change(Transaction transaction, Principal principal, int expected, PublicationChange change) {
        principal.require(Permission.ACCOUNT_WRITE);
        Publication before = JdbcPublication.get(transaction.handle(), transaction.org(), "for update");
        if (before.version() != expected) {
            throw DispatchException.stale("publication of org", transaction.org(), expected, before.version());
        }
        JdbcPublication.change(transaction.handle(), transaction.org(), change);
        Publication after = JdbcPublication.get(transaction.handle(), transaction.org(), "");
        transaction.append(new Entry(
                "publication.changed",
                "publication",
                transaction.org(),
                after.version(),
                null,
                null,
                null,
                Map.of("publication", after)));
        return after;
    }
}
