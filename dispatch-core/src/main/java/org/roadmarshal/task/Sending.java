package org.roadmarshal.task;

import org.roadmarshal.unit.Unit;

/**
 * A task about to begin, after all rules were looked at.
 *
 * @param overrideReason why a unit that was not free is sent, or null
 * @param createdBy the account
 * @param previousTaskId the task in whose place it is, or null
 * @param rung how many rungs of the ladder were climbed before
 */
public record Sending(
        long incidentId,
        Unit unit,
        int priority,
        String instructions,
        String overrideReason,
        long createdBy,
        Long previousTaskId,
        int rung) {}
