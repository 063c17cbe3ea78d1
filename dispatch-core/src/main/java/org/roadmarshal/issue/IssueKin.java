package org.roadmarshal.issue;

import java.util.List;

/**
 * What an issue has to do with others.
 *
 * @param twins that may be the same thing, the nearest first
 * @param merged that were merged into it
 * @param chain the cases of this place of which each is the relapse of one before, itself among them, the oldest first; empty
 *     where there is no other
 */
public record IssueKin(List<IssueTwin> twins, List<Issue> merged, List<IssueCase> chain) {}
