package org.roadmarshal.campaign;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.internal.JdbcAssessment;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;

/** How issues are handled, of the agencies whose issues one may read. */
public final class AssessmentService {
    /** Which issues of a rate. */
    public enum Part implements Coded {
        NUMERATOR,
        DENOMINATOR,
        /** In the denominator only. */
        REST
    }

    public Assessment rates(Handle handle, Principal principal, AssessmentFilter filter, Grouping by) {
        JdbcAssessment rows = new JdbcAssessment(handle, principal, filter);
        List<Assessment.Group> groups = rows.groups(by);
        return new Assessment(filter.from(), filter.to(), by, JdbcAssessment.total(groups), groups);
    }

    /**
     * The issues of a rate, newest first.
     *
     * @param by what kind of group {@code key} is; both null for all
     * @throws DispatchException VALIDATION where only one of the two is given
     */
    public Page<AssessedIssue> issues(
            Handle handle,
            Principal principal,
            AssessmentFilter filter,
            Rate rate,
            Part part,
            Grouping by,
            String key,
            PageRequest page) {
        if ((by == null) != (key == null)) {
            throw DispatchException.invalid("by and key belong together");
        }
        return Page.of(
                new JdbcAssessment(handle, principal, filter).issues(rate, part, by, key, page),
                page,
                AssessedIssue::id);
    }
}
