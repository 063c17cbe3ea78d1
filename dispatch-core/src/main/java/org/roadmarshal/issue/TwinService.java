package org.roadmarshal.issue;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.issue.internal.CategoryChanges;
import org.roadmarshal.issue.internal.JdbcIssues;
import org.roadmarshal.issue.internal.JdbcNearness;
import org.roadmarshal.issue.internal.JdbcTwins;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Principal;

/** What may be one and the same, and what came back. Stateless; safe for use from any thread. */
public final class TwinService {
    public List<Nearness> nearness(Handle handle, int org) {
        return JdbcNearness.list(handle, org);
    }

    /** @throws DispatchException NOT_FOUND; PRECONDITION_FAILED; VALIDATION where another category does not exist, or is this one */
    public Nearness change(Transaction transaction, String category, int expected, Nearness.Change change) {
        return CategoryChanges.nearness(transaction, category, expected, change);
    }

    /** @throws DispatchException NOT_FOUND where there is no such issue that the principal may see */
    public IssueKin kin(Handle handle, Principal principal, long id) {
        if (JdbcIssues.find(handle, principal, id).isEmpty()) {
            throw DispatchException.notFound("issue", id);
        }
        JdbcTwins.Thing thing = JdbcTwins.thing(handle, principal.org(), id);
        return new IssueKin(
                JdbcTwins.twins(handle, principal, thing, near(handle, principal.org(), thing.category())),
                JdbcTwins.merged(handle, principal, id),
                JdbcTwins.chain(handle, principal, id));
    }

    /** @throws DispatchException VALIDATION where there is no such category */
    public KnownIssues known(Handle handle, Principal principal, String category, Location location, Instant foundAt) {
        JdbcTwins.Thing thing = new JdbcTwins.Thing(
                0, category, Wgs84.FACTORY.createPoint(new Coordinate(location.lon(), location.lat())), foundAt, null);
        Nearness near = near(handle, principal.org(), category);
        List<IssueTwin> closed = JdbcTwins.relapseOf(handle, principal, thing, near);
        return new KnownIssues(
                JdbcTwins.twins(handle, principal, thing, near), closed.isEmpty() ? null : closed.get(0));
    }

    private Nearness near(Handle handle, int org, String category) {
        return nearness(handle, org).stream()
                .filter(nearness -> nearness.category().equals(category))
                .findFirst()
                .orElseThrow(() -> DispatchException.invalid("There is no category " + category));
    }
}
