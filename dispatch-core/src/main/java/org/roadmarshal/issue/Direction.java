package org.roadmarshal.issue;

import org.roadmarshal.kernel.Coded;

/** Of the carriageway: towards higher stake marks, or lower ones. Which of them is 上行 is a city's custom. */
public enum Direction implements Coded {
    INCREASING,
    DECREASING
}
