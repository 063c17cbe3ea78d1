package org.roadmarshal.alarm;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * Something that somebody must look at.
 *
 * @param priority 1 is the most urgent, 4 the least
 * @param subject what it is about: {@code task}, {@code account}, {@code unit} or {@code vehicle}
 * @param unit the unit concerned, named by its callsign, or null
 * @param vehicle the vehicle concerned, named by its plate, or null
 * @param rule the fence's rule or the terminal's alarm bit, or null
 * @param count how often it happened since it was raised
 * @param lastAt when it happened last
 * @param endedAt when its cause was over; null while it lasts
 * @param raisedBy null where the system itself did
 * @param clearedBy null where its cause was over
 * @param addressedTo whom it calls by name; null where it is for whoever is at the desk
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
        Named vehicle,
        Named fence,
        Integer rule,
        Location location,
        String message,
        int count,
        Instant raisedAt,
        Named raisedBy,
        Instant lastAt,
        Instant endedAt,
        Instant acknowledgedAt,
        Named acknowledgedBy,
        Instant shelvedUntil,
        Named shelvedBy,
        String shelveReason,
        Instant clearedAt,
        Named clearedBy,
        List<Named> addressedTo,
        int version) {}
