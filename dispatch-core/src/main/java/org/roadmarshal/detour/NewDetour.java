package org.roadmarshal.detour;

/** Which issue which unit is to look at. */
public record NewDetour(long issueId, long unitId) {}
