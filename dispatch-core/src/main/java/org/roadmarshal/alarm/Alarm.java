package org.roadmarshal.alarm;

import java.time.Instant;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * Something that somebody must look at.
 *
 * @param priority 1 is the most urgent, 4 the least
 * @param subject what it is about, {@code task} or {@code account}
 * @param unit the unit concerned, named by its callsign, or null
 * @param raisedBy null where the system itself did
 */
public record Alarm(
        long id,
        AlarmKind kind,
        AlarmState state,
        int priority,
        Named agency,
        String subject,
        long subjectId,
        Named unit,
        Location location,
        String message,
        Instant raisedAt,
        Named raisedBy,
        Instant acknowledgedAt,
        Named acknowledgedBy,
        int version) {}
