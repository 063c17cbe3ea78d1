package org.roadmarshal.issue;

/**
 * An issue that may be the same thing as another.
 *
 * @param metres between the two, at their nearest
 * @param days between the times at which they were found
 */
public record IssueTwin(Issue issue, double metres, long days) {}
