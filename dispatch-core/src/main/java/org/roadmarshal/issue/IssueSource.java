package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** Who told us. {@code HOTLINE} is 12328, 8890, the mayor's line and their like. */
public enum IssueSource implements Coded {
    PATROL,
    HOTLINE,
    DEPARTMENT,
    PUBLIC,
    IMPORT
}
