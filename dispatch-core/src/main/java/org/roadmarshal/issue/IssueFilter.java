package org.roadmarshal.issue;

import org.roadmarshal.gis.geo.Viewport;

/**
 * Which issues to list; null asks for all.
 *
 * @param open true for those that are neither closed, rejected nor merged, false for the others
 * @param agencyId the lead, one that takes part, or an agency above them
 * @param within what the geometry must touch
 */
public record IssueFilter(IssueState state, Boolean open, String category, Long agencyId, Viewport within) {}
