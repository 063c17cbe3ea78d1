package org.roadmarshal.issue.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.issue.IssueParty;
import org.roadmarshal.journal.Transaction;

/** Who has to hear of an issue, beside those of its lead. */
final class Parties {
    private Parties() {}

    /** The co-units hear of each change; whoever has nothing to do with it any more, of that. */
    static void tell(Transaction transaction, Issue before, Issue now) {
        Set<Long> left = new LinkedHashSet<>(concerned(before));
        left.removeAll(concerned(now));
        left.forEach(agency -> transaction.append(new IssueEvent.Left(now, agency).entry()));
        now.parties().stream()
                .filter(party -> party.role() == IssueParty.Role.CO)
                .forEach(party -> transaction.append(
                        new IssueEvent.Told(now, party.agency().id()).entry()));
    }

    private static Set<Long> concerned(Issue issue) {
        Set<Long> agencies =
                issue.parties().stream().map(party -> party.agency().id()).collect(Collectors.toSet());
        agencies.add(issue.agency().id());
        return agencies;
    }
}
