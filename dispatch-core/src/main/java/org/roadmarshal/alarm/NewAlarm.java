package org.roadmarshal.alarm;

import java.time.Instant;
import org.roadmarshal.kernel.Location;

/**
 * What is to be raised.
 *
 * @param agencyId whose dispatchers shall see it
 * @param unitId the unit concerned, or null
 * @param deviceAt when the sender's own clock says it happened, or null
 */
public record NewAlarm(
        AlarmKind kind,
        int priority,
        long agencyId,
        String subject,
        long subjectId,
        Long unitId,
        Location location,
        String message,
        Instant deviceAt) {}
