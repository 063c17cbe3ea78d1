package org.roadmarshal.legal;

import org.roadmarshal.kernel.Coded;

/** What the party does against a decision: 行政复议, 行政诉讼. */
public enum Remedy implements Coded {
    REVIEW,
    SUIT
}
