package org.roadmarshal.campaign;

import org.roadmarshal.kernel.Coded;

/** By what figures are told apart. A squad is the lead; a month is the one in which the issue was found. */
public enum Grouping implements Coded {
    CATEGORY,
    SQUAD,
    ROUTE,
    TOWNSHIP,
    MONTH
}
