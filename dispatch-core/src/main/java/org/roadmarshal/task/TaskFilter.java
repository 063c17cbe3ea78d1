package org.roadmarshal.task;

/**
 * Which tasks; null does not restrict.
 *
 * @param open true for those that have not ended, false for those that have
 */
public record TaskFilter(Boolean open, Long unitId, Long incidentId) {}
