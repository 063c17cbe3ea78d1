package org.roadmarshal.issue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.kernel.Named;

/** What happens to issues; each carries the issue as it stands afterwards. */
public sealed interface IssueEvent {
    Issue issue();

    Entry entry();

    /** It is known now. */
    record Registered(Issue issue) implements IssueEvent {
        @Override
        public Entry entry() {
            return IssueEvent.entry(issue, "registered", null, Map.of("issue", issue));
        }
    }

    /** What is written down of it was corrected. */
    record Changed(Issue issue) implements IssueEvent {
        @Override
        public Entry entry() {
            return IssueEvent.entry(issue, "changed", null, Map.of("issue", issue));
        }
    }

    /**
     * It moved on, or something was said about it.
     *
     * @param reason why, or null
     * @param party the co-unit that said it, or about which it was said, or null
     * @param deviceAt when by the clock of whoever did it, or null
     */
    record Moved(Issue issue, IssueAction action, String reason, Named party, Instant deviceAt) implements IssueEvent {
        @Override
        public Entry entry() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("issue", issue);
            if (reason != null) {
                data.put("reason", reason);
            }
            if (party != null) {
                data.put("party", party);
            }
            return IssueEvent.entry(issue, action.done(), deviceAt, data);
        }
    }

    /** It is one that was closed and came back. @param of that one */
    record Relapsed(Issue issue, long of) implements IssueEvent {
        @Override
        public Entry entry() {
            return IssueEvent.entry(issue, "relapsed", null, Map.of("issue", issue, "relapseOf", of));
        }
    }

    /** It is closed, and what it was about came back as another. @param as that one */
    record CameBack(Issue issue, long as) implements IssueEvent {
        @Override
        public Entry entry() {
            return IssueEvent.entry(issue, "came_back", null, Map.of("issue", issue, "cameBackAs", as));
        }
    }

    /** Whoever reported it is owed this answer: it is not taken up, or is taken up as another one. */
    record Answered(Issue issue, String reason) implements IssueEvent {
        @Override
        public Entry entry() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("issue", issue);
            if (reason != null) {
                data.put("reason", reason);
            }
            return IssueEvent.entry(issue, "reporter_told", null, data);
        }
    }

    /** Nobody did in time what was to be done by then. */
    record Overdue(Issue issue, IssueClock clock) implements IssueEvent {
        @Override
        public Entry entry() {
            return IssueEvent.entry(issue, "overdue", null, Map.of("issue", issue, "clock", clock.code()));
        }
    }

    /** An agency has nothing to do with it any more; told to it, whose screens would else keep what they last saw. */
    record Left(Issue issue, long agency) implements IssueEvent {
        @Override
        public Entry entry() {
            return IssueEvent.entry(issue, "left", agency, null, Map.of("issue", issue));
        }
    }

    /** It stands so now; told to a co-unit, which sees none of the lead's facts. */
    record Told(Issue issue, long agency) implements IssueEvent {
        @Override
        public Entry entry() {
            return new Entry(
                    "issue_party.told",
                    "issue_party",
                    issue.id(),
                    issue.version(),
                    agency,
                    null,
                    null,
                    Map.of("issue", issue));
        }
    }

    private static Entry entry(Issue issue, String verb, Instant deviceAt, Object data) {
        return entry(issue, verb, issue.agency().id(), deviceAt, data);
    }

    private static Entry entry(Issue issue, String verb, long agency, Instant deviceAt, Object data) {
        return new Entry("issue." + verb, "issue", issue.id(), issue.version(), agency, null, deviceAt, data);
    }
}
