package org.roadmarshal.joint;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.joint.internal.JdbcJoint;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** The rules about joint tasks on our side: who asks whom, and which link holds. What the others say is {@link JointGuests}'. */
public final class JointService {
    /** An incident on which more departments work is led by other means. */
    private static final int MOST = 30;

    private final IncidentService incidents;
    private final String base;
    private final SecureRandom random = new SecureRandom();

    /** @param base of the links that are sent; null for where the console is open */
    public JointService(IncidentService incidents, String base) {
        this.incidents = incidents;
        this.base = base == null || base.isBlank() ? null : base.replaceFirst("/+$", "");
    }

    /**
     * A link as it is sent.
     *
     * @param path at the server where the console is open
     * @param url the whole, where an address is set for such links; else null
     */
    public record Sent(String path, String url, Instant expiresAt) {}

    /** For how many hours more. */
    public record Renewal(int hours) {}

    /** Those of an incident, oldest first. */
    public List<JointTask> list(Handle handle, Principal principal, long incidentId) {
        Incident incident = incidents.get(handle, principal, incidentId);
        principal.require(Permission.TASK_READ, incident.agency().id());
        return JdbcJoint.ofIncident(handle, principal.org(), incidentId);
    }

    public JointTask create(Transaction transaction, Principal principal, long incidentId, NewJointTask wanted) {
        Incident incident = incidents.lock(transaction, principal, incidentId);
        principal.require(Permission.TASK_DISPATCH, incident.agency().id());
        IncidentService.requireOpen(incident);
        Handle handle = transaction.handle();
        if (JdbcJoint.ofIncident(handle, transaction.org(), incidentId).size() >= MOST) {
            throw DispatchException.conflict("At most %d are asked to one incident".formatted(MOST));
        }
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        JdbcJoint.ensureSecret(handle, transaction.org(), secret);
        long id = JdbcJoint.insert(handle, principal, incidentId, wanted, until(transaction, wanted.hours()));
        return told(transaction, id, "invited");
    }

    /** The link for whoever is to have it: worked out, not kept. */
    public Sent link(Handle handle, Principal principal, long id) {
        JointTask task = JdbcJoint.get(handle, principal.org(), id);
        requireOurs(principal, task);
        requireHolds(task);
        byte[] secret = JdbcJoint.secret(handle, principal.org()).orElseThrow();
        String path = "/joint/" + task.link(principal.org()).token(secret);
        return new Sent(path, base == null ? null : base + path, task.expiresAt());
    }

    /** A new link, which ends the one before. */
    public JointTask renew(Transaction transaction, Principal principal, long id, int expected, Renewal renewal) {
        JointTask before = lock(transaction, principal, id, expected);
        requireHolds(before);
        IncidentService.requireOpen(incidents.lock(transaction, before.incidentId()));
        JdbcJoint.renew(transaction.handle(), transaction.org(), id, until(transaction, renewal.hours()));
        return told(transaction, id, "renewed");
    }

    /** Its link is void from now on; whoever holds it is told so. */
    public JointTask revoke(Transaction transaction, Principal principal, long id, int expected) {
        JointTask before = lock(transaction, principal, id, expected);
        requireHolds(before);
        JdbcJoint.reach(transaction.handle(), transaction.org(), id, JointState.REVOKED);
        return told(transaction, id, "revoked");
    }

    /** For an incident's timeline. */
    public static List<Long> idsOf(Handle handle, int org, List<Long> incidents) {
        return JdbcJoint.idsOf(handle, org, incidents);
    }

    private static Instant until(Transaction transaction, int hours) {
        return Instant.ofEpochSecond(
                transaction.now().plus(Duration.ofHours(hours)).getEpochSecond());
    }

    /** The incident first, as everybody does. */
    private JointTask lock(Transaction transaction, Principal principal, long id, int expected) {
        JointTask found = JdbcJoint.get(transaction.handle(), transaction.org(), id);
        requireOurs(principal, found);
        incidents.lock(transaction, found.incidentId());
        JointTask task = JdbcJoint.lock(transaction.handle(), transaction.org(), id);
        if (task.version() != expected) {
            throw DispatchException.stale("joint task", id, expected, task.version());
        }
        return task;
    }

    private static void requireOurs(Principal principal, JointTask task) {
        if (!principal.may(Permission.TASK_READ, task.agency().id())) {
            throw DispatchException.notFound("joint task", task.id());
        }
        principal.require(Permission.TASK_DISPATCH, task.agency().id());
    }

    private static void requireHolds(JointTask task) {
        if (task.state().ended()) {
            throw DispatchException.conflict("The joint task is " + task.state().code());
        }
    }

    static JointTask told(Transaction transaction, long id, String verb) {
        JointTask task = JdbcJoint.get(transaction.handle(), transaction.org(), id);
        transaction.append(new JointEvent(verb, task, null, null).entry());
        return task;
    }
}
