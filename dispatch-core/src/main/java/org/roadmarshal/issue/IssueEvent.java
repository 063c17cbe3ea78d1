package org.roadmarshal.issue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roadmarshal.journal.Entry;

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
     * It moved on.
     *
     * @param reason why, or null
     * @param deviceAt when by the clock of whoever did it, or null
     */
    record Moved(Issue issue, IssueAction action, String reason, Instant deviceAt) implements IssueEvent {
        @Override
        public Entry entry() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("issue", issue);
            if (reason != null) {
                data.put("reason", reason);
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

    /** Another agency leads now; told to those of the former lead, whose screens would else keep what they last saw. */
    record Left(Issue issue, long formerLead) implements IssueEvent {
        @Override
        public Entry entry() {
            return IssueEvent.entry(issue, "left", formerLead, null, Map.of("issue", issue));
        }
    }

    private static Entry entry(Issue issue, String verb, Instant deviceAt, Object data) {
        return entry(issue, verb, issue.agency().id(), deviceAt, data);
    }

    private static Entry entry(Issue issue, String verb, long agency, Instant deviceAt, Object data) {
        return new Entry("issue." + verb, "issue", issue.id(), issue.version(), agency, null, deviceAt, data);
    }
}
