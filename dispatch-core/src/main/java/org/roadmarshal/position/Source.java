package org.roadmarshal.position;

/**
 * A device that is known, and for whom it speaks now.
 *
 * @param mover null where it belongs to none: its track is kept, the live picture does not show it
 * @param agencyId whose the mover is; null where there is none
 */
public record Source(int org, long deviceId, Mover mover, Long agencyId) {
    /** Null where it speaks for no unit. */
    public Long unitId() {
        return mover != null && mover.ofUnit() ? mover.id() : null;
    }

    /** Null where it speaks for no vehicle that is nobody's unit. */
    public Long vehicleId() {
        return mover == null || mover.ofUnit() ? null : mover.id();
    }
}
