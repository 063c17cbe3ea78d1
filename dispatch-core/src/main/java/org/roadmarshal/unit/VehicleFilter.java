package org.roadmarshal.unit;

/**
 * Which vehicles; null does not restrict.
 *
 * @param q a piece of the plate or of the name of whose it is, in upper or lower case
 * @param agencyId this agency and all below it
 */
public record VehicleFilter(String q, VehicleUse use, Long agencyId) {
    public VehicleFilter {
        q = q == null || q.isBlank() ? null : q.strip();
    }
}
