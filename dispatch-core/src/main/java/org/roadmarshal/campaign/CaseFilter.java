package org.roadmarshal.campaign;

import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;

/**
 * Which issues of a campaign; null for any.
 *
 * @param measure those that have something in this column
 * @param by what kind of group {@code key} is
 * @param key a group's; both or neither
 */
public record CaseFilter(String category, QuantityUnit unit, Measure measure, Grouping by, String key) {
    /** A column of the figures. */
    public enum Measure implements Coded {
        FOUND,
        REMOVED,
        VERIFIED,
        OPEN
    }

    public static final CaseFilter ALL = new CaseFilter(null, null, null, null, null);

    public CaseFilter {
        if ((by == null) != (key == null)) {
            throw DispatchException.invalid("by and key belong together");
        }
    }
}
