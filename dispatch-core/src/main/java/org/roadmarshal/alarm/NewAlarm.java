package org.roadmarshal.alarm;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * What is to be raised.
 *
 * @param agencyId whose dispatchers shall see it
 * @param unitId the unit concerned, or null
 * @param deviceAt when the sender's own clock says it happened, or null
 * @param vehicleId the vehicle concerned where that is no unit's, or null
 * @param fenceId the fence concerned, or null
 * @param rule the fence's rule or the terminal's alarm bit, or null
 * @param addressedTo accounts that it calls by name; null where it is for whoever is at the desk
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
        Instant deviceAt,
        Long vehicleId,
        Long fenceId,
        Integer rule,
        List<Long> addressedTo) {
    /** For whoever is at the desk. */
    public NewAlarm(
            AlarmKind kind,
            int priority,
            long agencyId,
            String subject,
            long subjectId,
            Long unitId,
            Location location,
            String message,
            Instant deviceAt,
            Long vehicleId,
            Long fenceId,
            Integer rule) {
        this(
                kind, priority, agencyId, subject, subjectId, unitId, location, message, deviceAt, vehicleId, fenceId,
                rule, null);
    }

    /** About no vehicle and no fence. */
    public NewAlarm(
            AlarmKind kind,
            int priority,
            long agencyId,
            String subject,
            long subjectId,
            Long unitId,
            Location location,
            String message,
            Instant deviceAt) {
        this(kind, priority, agencyId, subject, subjectId, unitId, location, message, deviceAt, null, null, null, null);
    }

    /** The same, calling some accounts by name. */
    public NewAlarm to(List<Long> accounts) {
        return new NewAlarm(
                kind, priority, agencyId, subject, subjectId, unitId, location, message, deviceAt, vehicleId, fenceId,
                rule, accounts);
    }

    public AlarmKey key() {
        return new AlarmKey(kind, subject, subjectId, fenceId, rule);
    }
}
