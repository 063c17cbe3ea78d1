package org.roadmarshal.issue.internal;

import static org.roadmarshal.issue.IssueAction.ACCEPT;
import static org.roadmarshal.issue.IssueAction.CLOSE;
import static org.roadmarshal.issue.IssueAction.DISPATCH;
import static org.roadmarshal.issue.IssueAction.FILE;
import static org.roadmarshal.issue.IssueAction.REJECT;
import static org.roadmarshal.issue.IssueAction.REPORT_DONE;
import static org.roadmarshal.issue.IssueAction.RETURN;
import static org.roadmarshal.issue.IssueAction.REWORK;
import static org.roadmarshal.issue.IssueState.CLOSED;
import static org.roadmarshal.issue.IssueState.DISPATCHED;
import static org.roadmarshal.issue.IssueState.FILED;
import static org.roadmarshal.issue.IssueState.IN_PROGRESS;
import static org.roadmarshal.issue.IssueState.REGISTERED;
import static org.roadmarshal.issue.IssueState.REJECTED;
import static org.roadmarshal.issue.IssueState.REPORTED_DONE;
import static org.roadmarshal.issue.PhotoRole.AFTER;
import static org.roadmarshal.issue.PhotoRole.BEFORE;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.kernel.Permission;

/**
 * The short path, one rule an action: from where to where, who over the lead may do it, what the photos of the step are, what must
 * hold, and what else changes.
 */
public final class IssuePath {
    private static final Permission DESK = Permission.ISSUE_DISPATCH;
    private static final Permission LEAD = Permission.ISSUE_HANDLE;
    private static final Permission VERIFIER = Permission.ISSUE_VERIFY;
    private static final PhotoRole NO_PHOTOS = null;

    private static final Map<IssueAction, Rule> RULES = table(
            rule(FILE, from(REGISTERED), FILED, DESK, BEFORE, Guards::measured, Effects::none),
            rule(REJECT, from(REGISTERED, FILED), REJECTED, DESK, NO_PHOTOS, Guards::reason, Effects::none),
            rule(DISPATCH, from(FILED), DISPATCHED, DESK, NO_PHOTOS, Guards::lead, Effects::lead),
            rule(RETURN, from(DISPATCHED), FILED, LEAD, NO_PHOTOS, Guards::reason, Effects::noLead),
            rule(ACCEPT, from(DISPATCHED), IN_PROGRESS, LEAD, BEFORE, Guards::none, Effects::handler),
            rule(REPORT_DONE, from(IN_PROGRESS), REPORTED_DONE, LEAD, AFTER, Guards::afterPhotos, Effects::removed),
            rule(CLOSE, from(REPORTED_DONE), CLOSED, VERIFIER, AFTER, Guards::anotherPerson, Effects::verified),
            rule(REWORK, from(REPORTED_DONE), IN_PROGRESS, VERIFIER, PhotoRole.REWORK, Guards::reason, Effects::again));

    private IssuePath() {}

    static Rule of(IssueAction action) {
        return RULES.get(action);
    }

    /**
     * @param needs what the actor must hold over the issue's lead
     * @param photos what the photos of the step show; null where it takes none
     * @param guard refuses with a DispatchException
     * @param effect how the issue stands afterwards, beside its state
     */
    record Rule(
            IssueAction action,
            Set<IssueState> from,
            IssueState to,
            Permission needs,
            PhotoRole photos,
            Guard guard,
            Effect effect) {}

    interface Guard {
        void check(Move move);
    }

    interface Effect {
        Standing of(Move move, Standing before);
    }

    private static Map<IssueAction, Rule> table(Rule... rules) {
        return Stream.of(rules).collect(Collectors.toMap(Rule::action, Function.identity()));
    }

    private static Rule rule(
            IssueAction action,
            Set<IssueState> from,
            IssueState to,
            Permission needs,
            PhotoRole photos,
            Guard guard,
            Effect effect) {
        return new Rule(action, from, to, needs, photos, guard, effect);
    }

    private static Set<IssueState> from(IssueState first, IssueState... others) {
        return EnumSet.of(first, others);
    }
}
