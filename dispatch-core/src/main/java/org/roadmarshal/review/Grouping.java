package org.roadmarshal.review;

import org.roadmarshal.kernel.Coded;

/** By what times are told apart. */
public enum Grouping implements Coded {
    SQUAD,
    CATEGORY,
    HOUR
}
