package org.roadmarshal.journal;

import java.time.Instant;

/**
 * What a transaction says to the journal.
 *
 * @param kind subject and verb, such as {@code task.accepted}
 * @param subject what it is about, such as {@code task}
 * @param version the subject's version after the change
 * @param agencyId who may see it: those with the subject's read permission over this agency; null for everybody of the org
 * @param unitId the unit concerned, or null
 * @param deviceAt when the sender's own clock says it happened, or null
 * @param data written as a JSON object; holds the subject's whole REST form under its own name
 */
public record Entry(
        String kind,
        String subject,
        long subjectId,
        int version,
        Long agencyId,
        Long unitId,
        Instant deviceAt,
        Object data) {}
