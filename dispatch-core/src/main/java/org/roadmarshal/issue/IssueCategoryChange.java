package org.roadmarshal.issue;

import java.util.List;
import org.roadmarshal.issue.IssueCategory.LeadKind;
import org.roadmarshal.issue.IssueCategory.Limits;

/** What a category shall ask for from now on; null leaves a part as it is. What runs already keeps its deadline. */
public record IssueCategoryChange(Limits limits, Lead lead) {
    /** @param agencyId for {@link LeadKind#AGENCY}, else null */
    public record Lead(LeadKind kind, Long agencyId, List<LeadKind> coKinds, List<Long> coAgencyIds) {
        public Lead {
            coKinds = coKinds == null ? List.of() : List.copyOf(coKinds);
            coAgencyIds = coAgencyIds == null ? List.of() : List.copyOf(coAgencyIds);
        }
    }
}
