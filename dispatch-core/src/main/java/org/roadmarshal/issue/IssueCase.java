package org.roadmarshal.issue;

import java.time.Instant;

/** One case of a place where the same came back, in short. */
public record IssueCase(long id, IssueState state, Instant foundAt, Instant closedAt) {}
