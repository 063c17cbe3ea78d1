package org.roadmarshal.position;

/**
 * A device that is known, and for whom it speaks now.
 *
 * @param unitId null where it belongs to no unit: its track is kept, the live picture does not show it
 * @param agencyId the unit's agency; null where there is no unit
 */
public record Source(int org, long deviceId, Long unitId, Long agencyId) {}
