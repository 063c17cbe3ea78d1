package org.roadmarshal.legal;

/** Which cases; null for any. @param open true for those that have not ended, false for the others */
public record CaseFilter(Boolean open, Long issueId) {}
