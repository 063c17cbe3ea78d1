package org.roadmarshal.issue.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory.LeadKind;
import org.roadmarshal.issue.IssueCategory.LeadRule;
import org.roadmarshal.issue.IssueProposal;
import org.roadmarshal.kernel.Named;

/** Who should lead, by the category's rule and the place. */
public final class Proposals {
    private Proposals() {}

    public static IssueProposal of(Handle handle, int org, Issue issue) {
        LeadRule rule = JdbcCategories.get(handle, org, issue.category()).lead();
        Geometry place = JdbcIssues.geometry(handle, org, issue.id());
        Optional<Named> wanted = rule.kind() == LeadKind.AGENCY
                ? Optional.of(rule.agency())
                : at(handle, org, issue, place, rule.kind());
        Named lead = wanted.orElseGet(
                () -> at(handle, org, issue, place, LeadKind.SQUAD).orElseThrow());
        List<Named> co = new ArrayList<>();
        rule.coKinds().forEach(kind -> at(handle, org, issue, place, kind).ifPresent(co::add));
        co.addAll(rule.coAgencies());
        return new IssueProposal(
                lead,
                co.stream()
                        .filter(agency -> agency.id() != lead.id())
                        .distinct()
                        .toList(),
                wanted.isPresent() ? rule.kind() : LeadKind.SQUAD);
    }

    private static Optional<Named> at(Handle handle, int org, Issue issue, Geometry place, LeadKind kind) {
        return switch (kind) {
            case SQUAD -> Optional.of(Agencies.named(handle, org, IssuePlace.agencyAt(handle, org, place)));
            case TOWNSHIP -> Optional.ofNullable(issue.township());
            case COUNTY -> Agencies.countyAt(handle, org, place);
            case AGENCY -> Optional.empty();
        };
    }
}
