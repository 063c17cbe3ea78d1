package org.roadmarshal.issue.internal;

import static org.roadmarshal.issue.IssueAction.*;
import static org.roadmarshal.issue.IssueState.CLOSED;
import static org.roadmarshal.issue.IssueState.DISPATCHED;
import static org.roadmarshal.issue.IssueState.FILED;
import static org.roadmarshal.issue.IssueState.IN_PROGRESS;
import static org.roadmarshal.issue.IssueState.MERGED;
import static org.roadmarshal.issue.IssueState.PARKED;
import static org.roadmarshal.issue.IssueState.REGISTERED;
import static org.roadmarshal.issue.IssueState.REJECTED;
import static org.roadmarshal.issue.internal.IssuePath.Over.CO_UNIT;
import static org.roadmarshal.issue.internal.IssuePath.Over.LEAD_AND_NAMED;
import static org.roadmarshal.issue.internal.IssuePath.Over.LEAD_UNIT;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssueRequest.Kind;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.kernel.Permission;

/**
 * The whole state machine, one row a transition: from where, what, to where, who, what the photos of the step are, what else
 * changes, and what must hold. What is in no row is refused.
 */
final class IssuePath {
    private static final Set<Permission> DESK = EnumSet.of(Permission.ISSUE_DISPATCH);
    private static final Set<Permission> HANDLER = EnumSet.of(Permission.ISSUE_HANDLE);
    private static final Set<Permission> VERIFIER = EnumSet.of(Permission.ISSUE_VERIFY);
    private static final Set<Permission> SUPERVISOR = EnumSet.of(Permission.ISSUE_SUPERVISE);
    private static final Set<Permission> HANDLER_OR_SUPERVISOR =
            EnumSet.of(Permission.ISSUE_HANDLE, Permission.ISSUE_SUPERVISE);
    private static final PhotoRole NONE = null;
    private static final PhotoRole BEFORE = PhotoRole.BEFORE;
    private static final PhotoRole AFTER = PhotoRole.AFTER;
    private static final PhotoRole STILL_THERE = PhotoRole.REWORK;
    private static final PhotoRole PAPER = PhotoRole.ATTACHMENT;
    private static final IssueState DONE = IssueState.REPORTED_DONE;

    private static final List<Rule> RULES = List.of(
            row(REGISTERED, TO_VERIFY, IssueState.TO_VERIFY, DESK, NONE, Effects::check, Guards::reported),
            row(REGISTERED, FILE, FILED, DESK, BEFORE, Effects::file, Guards::measured, Guards::staked, Guards::single),
            row(
                    IssueState.TO_VERIFY,
                    FILE,
                    FILED,
                    DESK,
                    BEFORE,
                    Effects::file,
                    Guards::measured,
                    Guards::staked,
                    Guards::single),
            row(REGISTERED, REJECT, REJECTED, DESK, NONE, Effects::drop, Guards::reason),
            row(IssueState.TO_VERIFY, REJECT, REJECTED, DESK, NONE, Effects::drop, Guards::reason),
            row(FILED, REJECT, REJECTED, DESK, NONE, Effects::drop, Guards::reason),
            row(REGISTERED, MERGE, MERGED, DESK, NONE, Effects::merge, Guards::parent),
            row(IssueState.TO_VERIFY, MERGE, MERGED, DESK, NONE, Effects::merge, Guards::parent),
            row(FILED, MERGE, MERGED, DESK, NONE, Effects::merge, Guards::parent),
            row(FILED, DISPATCH, DISPATCHED, DESK, NONE, Effects::dispatch, Guards::units),
            row(DISPATCHED, ACCEPT, IN_PROGRESS, HANDLER, BEFORE, Effects::accept),
            row(DISPATCHED, ASK_RETURN, DISPATCHED, HANDLER, NONE, Effects::ask, Guards::reason, Guards::nothingAsked),
            row(DISPATCHED, RETURN, FILED, DESK, NONE, Effects::giveBack, Guards.asked(Kind.RETURN)),
            row(DISPATCHED, DENY, DISPATCHED, DESK, NONE, Effects::deny, Guards::reason, Guards.asked(Kind.RETURN)),
            row(
                    IN_PROGRESS,
                    ASK_EXTENSION,
                    IN_PROGRESS,
                    HANDLER,
                    PAPER,
                    Effects::ask,
                    Guards::reason,
                    Guards::laterDay,
                    Guards::onePhoto,
                    Guards::nothingAsked),
            row(IN_PROGRESS, EXTEND, IN_PROGRESS, SUPERVISOR, NONE, Effects::extend, Guards.asked(Kind.EXTENSION)),
            row(IN_PROGRESS, ASK_PARK, IN_PROGRESS, HANDLER, PAPER, Effects::ask, Guards::reason, Guards::nothingAsked),
            row(IN_PROGRESS, PARK, PARKED, SUPERVISOR, NONE, Effects::park, Guards.asked(Kind.PARK)),
            row(
                    IN_PROGRESS,
                    DENY,
                    IN_PROGRESS,
                    SUPERVISOR,
                    NONE,
                    Effects::deny,
                    Guards::reason,
                    Guards.asked(Kind.EXTENSION, Kind.PARK)),
            row(PARKED, RELEASE, IN_PROGRESS, HANDLER_OR_SUPERVISOR, NONE, Effects::release, Guards::reason),
            co(DISPATCHED, REFUSE, HANDLER, CO_UNIT, Effects::refuse, Guards::reason, Guards::notSettled),
            co(IN_PROGRESS, REFUSE, HANDLER, CO_UNIT, Effects::refuse, Guards::reason, Guards::notSettled),
            co(IN_PROGRESS, COUNTERSIGN, HANDLER, CO_UNIT, Effects::sign, Guards::notSigned),
            co(DISPATCHED, EXCUSE, DESK, LEAD_AND_NAMED, Effects::excuse, Guards::refused),
            co(IN_PROGRESS, EXCUSE, DESK, LEAD_AND_NAMED, Effects::excuse, Guards::refused),
            co(DISPATCHED, INSIST, DESK, LEAD_AND_NAMED, Effects::insist, Guards::reason, Guards::refused),
            co(IN_PROGRESS, INSIST, DESK, LEAD_AND_NAMED, Effects::insist, Guards::reason, Guards::refused),
            row(
                    IN_PROGRESS,
                    REPORT_DONE,
                    DONE,
                    HANDLER,
                    AFTER,
                    Effects::removed,
                    Guards::afterPhotos,
                    Guards::countersigned),
            row(DONE, REWORK, IN_PROGRESS, VERIFIER, STILL_THERE, Effects::sendBack, Guards::reason, Guards::onePhoto),
            row(
                    DONE,
                    CLOSE,
                    CLOSED,
                    VERIFIER,
                    AFTER,
                    Effects::verified,
                    Guards::anotherPerson,
                    Guards::onSite,
                    Guards::looked),
            row(
                    CLOSED,
                    REOPEN,
                    IN_PROGRESS,
                    SUPERVISOR,
                    STILL_THERE,
                    Effects::again,
                    Guards::reason,
                    Guards::onePhoto));

    private IssuePath() {}

    static Optional<Rule> of(IssueState from, IssueAction action) {
        return RULES.stream()
                .filter(rule -> rule.from() == from && rule.action() == action)
                .findFirst();
    }

    /** Who may ever do it, whatever the state. */
    static Set<Permission> everNeeded(IssueAction action) {
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        RULES.stream().filter(rule -> rule.action() == action).forEach(rule -> needed.addAll(rule.needs()));
        return needed;
    }

    /** Over whom the actor must hold the permission: the lead, or a co-unit; and whether a co-unit is to be named. */
    enum Over {
        LEAD_UNIT,
        CO_UNIT,
        LEAD_AND_NAMED
    }

    /**
     * @param needs any of these
     * @param photos what the photos of the step show; null where it takes none
     * @param effect changes how the issue stands, beside its state
     * @param guards refuse with a DispatchException, in this order
     */
    record Rule(
            IssueState from,
            IssueAction action,
            IssueState to,
            Set<Permission> needs,
            Over over,
            PhotoRole photos,
            Effect effect,
            List<Guard> guards) {}

    interface Guard {
        void check(Move move);
    }

    interface Effect {
        void apply(Move move, Standing standing);
    }

    private static Rule row(
            IssueState from,
            IssueAction action,
            IssueState to,
            Set<Permission> needs,
            PhotoRole photos,
            Effect effect,
            Guard... guards) {
        return new Rule(from, action, to, needs, LEAD_UNIT, photos, effect, List.of(guards));
    }

    /** What co-units say, and what is said to them, moves the issue nowhere. */
    private static Rule co(
            IssueState state, IssueAction action, Set<Permission> needs, Over over, Effect effect, Guard... guards) {
        return new Rule(state, action, state, needs, over, NONE, effect, List.of(guards));
    }
}
