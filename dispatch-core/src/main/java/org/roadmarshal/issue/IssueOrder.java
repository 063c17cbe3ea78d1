package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** In which order issues are listed. {@code DUE} is of what is open alone: the most pressing first, then what has no time yet. */
public enum IssueOrder implements Coded {
    NEWEST,
    DUE,
    FOUND
}
