package org.roadmarshal.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.internal.JdbcLadder;

/** The rules about the ladders: the nearest agency's hold that has its own, going up; else the installation's. */
public final class LadderService {
    private final LadderRules standard;

    public LadderService(LadderConfig standard) {
        this.standard = LadderRules.of(standard);
    }

    /** Of all agencies that have their own and that the principal knows. */
    public List<Ladder> list(Handle handle, Principal principal) {
        return JdbcLadder.own(handle, principal.org(), principal.agencies(Permission.UNIT_READ)).stream()
                .map(agencyId -> get(handle, principal, agencyId))
                .toList();
    }

    public Ladder get(Handle handle, Principal principal, long agencyId) {
        return at(handle, principal.org(), known(handle, principal, agencyId));
    }

    public Ladder put(Transaction transaction, Principal principal, long agencyId, int expected, LadderRules rules) {
        Ladder before = writable(transaction, principal, agencyId, expected);
        JdbcLadder.put(transaction.handle(), principal.org(), agencyId, rules, expected + 1);
        return changed(transaction, before);
    }

    /** From now on it goes by those above it. */
    public Ladder remove(Transaction transaction, Principal principal, long agencyId, int expected) {
        Ladder before = writable(transaction, principal, agencyId, expected);
        if (!before.own()) {
            throw DispatchException.notFound("ladder of its own of agency", agencyId);
        }
        JdbcLadder.remove(transaction.handle(), principal.org(), agencyId);
        return changed(transaction, before);
    }

    /** What holds for an agency, for the system itself. */
    Ladder at(Handle handle, int org, Named agency) {
        Optional<JdbcLadder.Row> nearest = JdbcLadder.nearest(handle, org, agency.id());
        if (nearest.isEmpty()) {
            return new Ladder(agency, null, false, standard.rules(), 0);
        }
        JdbcLadder.Row row = nearest.get();
        boolean own = row.agency().id() == agency.id();
        return new Ladder(agency, row.agency(), own, row.rules().rules(), own ? row.version() : 0);
    }

    /** Whose units a ladder asks: of the agency whose it is and all below; of the whole org where it is nobody's. */
    Set<Long> reach(Handle handle, int org, Ladder ladder) {
        return JdbcLadder.reach(
                handle, org, ladder.source() == null ? null : ladder.source().id());
    }

    private Ladder writable(Transaction transaction, Principal principal, long agencyId, int expected) {
        Named agency = known(transaction.handle(), principal, agencyId);
        principal.require(Permission.LADDER_WRITE, agencyId);
        JdbcLadder.lock(transaction.handle(), principal.org(), agencyId);
        Ladder before = at(transaction.handle(), principal.org(), agency);
        if (before.version() != expected) {
            throw DispatchException.stale("ladder of agency", agencyId, expected, before.version());
        }
        return before;
    }

    private Ladder changed(Transaction transaction, Ladder before) {
        Ladder after = at(transaction.handle(), transaction.org(), before.agency());
        transaction.append(after.changed(before.version()));
        return after;
    }

    private static Named known(Handle handle, Principal principal, long agencyId) {
        if (!principal.may(Permission.UNIT_READ, agencyId)) {
            throw DispatchException.notFound("agency", agencyId);
        }
        return JdbcLadder.agency(handle, principal.org(), agencyId);
    }
}
