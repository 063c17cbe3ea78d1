package org.roadmarshal.identity;

/** @param agencyId where the role holds: here and below */
public record RoleGrant(Role role, long agencyId) {}
