package org.roadmarshal.joint;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Location;

/**
 * What whoever holds a link may see: the task and nothing beside it. Where the link does not hold any more, only that.
 *
 * @param state and all below it null unless open or ended
 * @param task null unless open
 */
public record JointView(
        Standing standing,
        String department,
        JointState state,
        Instant expiresAt,
        List<JointTask.Answer> answers,
        What task) {

    public enum Standing implements Coded {
        OPEN,
        /** They declined, or are done. */
        ENDED,
        EXPIRED,
        /** Taken back, or replaced by a newer link. */
        REVOKED,
        /** The incident is over. */
        CLEARED
    }

    /**
     * What is to be done. Nothing of who reported it, and not the description, which may name people.
     *
     * @param centre who asks
     * @param contact whom to call there
     * @param version of the incident: another one says that something of it was changed
     */
    public record What(
            String summary,
            String category,
            String categoryEn,
            int priority,
            String address,
            String stake,
            Location location,
            String instructions,
            String centre,
            String contact,
            int version) {}

    static JointView only(Standing standing) {
        return new JointView(standing, null, null, null, null, null);
    }
}
