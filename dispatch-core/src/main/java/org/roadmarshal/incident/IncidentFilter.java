package org.roadmarshal.incident;

/** Which incidents; null does not restrict. */
public record IncidentFilter(IncidentState state, Integer priority) {}
