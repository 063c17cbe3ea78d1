package org.roadmarshal.task;

/**
 * Today's figures, in the org's own day.
 *
 * @param arrivals tasks of today that reached the scene; the count behind the percentiles
 * @param arrivalP50Seconds from dispatched to on scene, by the server's clock; null without arrivals
 * @param acknowledgeP90Seconds from dispatched to accepted; null where none was accepted
 */
public record IncidentSummary(
        int open,
        int createdToday,
        int closedToday,
        int arrivals,
        Integer arrivalP50Seconds,
        Integer arrivalP90Seconds,
        Integer acknowledgeP90Seconds) {}
