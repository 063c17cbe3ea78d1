package org.roadmarshal.issue;

/** How many issues a filter finds. */
public record IssueCount(long issues, long open, long overdue) {}
