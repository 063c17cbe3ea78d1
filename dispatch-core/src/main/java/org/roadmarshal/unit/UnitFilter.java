package org.roadmarshal.unit;

/**
 * Which units; null does not restrict.
 *
 * @param agencyId this agency and all below it
 */
public record UnitFilter(Long agencyId, UnitState state) {}
