package org.roadmarshal.issue;

import java.util.List;
import org.roadmarshal.issue.IssueCategory.LeadKind;
import org.roadmarshal.kernel.Named;

/**
 * Who should lead an issue and who take part, by its category and its place.
 *
 * @param by the category's rule that the lead comes from; the squad where the place has none of that kind
 */
public record IssueProposal(Named lead, List<Named> co, LeadKind by) {}
