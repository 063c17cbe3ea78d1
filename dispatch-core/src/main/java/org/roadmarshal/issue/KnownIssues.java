package org.roadmarshal.issue;

import java.util.List;

/**
 * What is known of a place before an issue is registered there.
 *
 * @param twins that may be the same thing, the nearest first
 * @param relapseOf the closed one whose relapse it would be, or null
 */
public record KnownIssues(List<IssueTwin> twins, IssueTwin relapseOf) {}
