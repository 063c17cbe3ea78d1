package org.roadmarshal.joint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * Another department's unit that was asked to an incident.
 *
 * @param agency on whose ground the incident lies
 * @param department who was asked, such as 交警二大队
 * @param contact whom of ours they may call
 * @param serial of the link that holds
 * @param expiresAt until when the link holds
 * @param answers in the order in which they came
 */
public record JointTask(
        long id,
        long incidentId,
        Named agency,
        String department,
        String instructions,
        String contact,
        JointState state,
        @JsonIgnore int serial,
        Instant expiresAt,
        Instant createdAt,
        Named createdBy,
        List<Answer> answers,
        int version) {

    /**
     * What they said, by the server's and by their own clock.
     *
     * @param step null for a remark alone
     */
    public record Answer(JointState step, Instant at, Instant deviceTime, String remark) {}

    JointLink link(int org) {
        return new JointLink(org, id, serial, expiresAt.getEpochSecond());
    }
}
