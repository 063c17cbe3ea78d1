package org.roadmarshal.issue.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssueParty;
import org.roadmarshal.issue.IssueRequest;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.internal.IssuePath.Guard;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** What must hold for the rules of {@link IssuePath}; of photos and places, {@link Sight}. */
final class Guards {
    private Guards() {}

    static void reason(Move move) {
        if (move.step().reason() == null || move.step().reason().isBlank()) {
            throw DispatchException.invalid("reason: say why");
        }
    }

    /** What our own people found needs no second look. */
    static void reported(Move move) {
        if (move.issue().source() != IssueSource.HOTLINE && move.issue().source() != IssueSource.PUBLIC) {
            throw conflict(move, "was not reported by a citizen: there is nothing to verify");
        }
    }

    /** What is filed counts in the ledger, so there must be something to count. */
    static void measured(Move move) {
        if (move.issue().quantities().stream().noneMatch(line -> line.found().compareTo(BigDecimal.ZERO) > 0)) {
            throw conflict(move, "issue_no_quantity", "has no quantity yet: correct it first");
        }
    }

    static void staked(Move move) {
        Issue issue = move.issue();
        boolean known = issue.stake() != null || issue.stakeFromMm() != null || issue.offRoute();
        if (!known && !move.step().offRoute()) {
            throw conflict(move, "issue_no_stake", "has no stake mark yet: correct it first, or say offRoute");
        }
    }

    static void single(Move move) {
        if (!move.step().noDuplicate()) {
            throw DispatchException.invalid("noDuplicate: say that it is no duplicate, or merge it");
        }
    }

    static void parent(Move move) {
        Long parent = move.step().parentId();
        if (parent == null) {
            throw DispatchException.invalid("parentId: say what to merge it into");
        }
        if (parent == move.issue().id()) {
            throw DispatchException.invalid("parentId: an issue is not merged into itself");
        }
        Issue into = JdbcIssues.find(move.handle(), move.principal(), parent)
                .orElseThrow(() -> DispatchException.invalid("parentId: there is no issue " + parent));
        if (into.state().uncounted()) {
            throw conflict(
                    move,
                    "cannot be merged into issue %d, which is %s"
                            .formatted(parent, into.state().code()));
        }
        if (JdbcIssues.hasMerged(move.handle(), move.org(), move.issue().id())) {
            throw conflict(move, "has others merged into it: merge issue %d into it instead".formatted(parent));
        }
    }

    /** One leads; others take part, each once. */
    static void units(Move move) {
        Long lead = move.step().agencyId();
        if (lead == null) {
            throw DispatchException.invalid("agencyId: say who is to lead");
        }
        Set<Long> all = new HashSet<>(Set.of(lead));
        Agencies.require(move.handle(), move.org(), lead);
        for (Long co : move.step().coAgencyIds()) {
            Agencies.require(move.handle(), move.org(), co);
            if (!all.add(co)) {
                throw DispatchException.invalid("coAgencyIds: agency %d comes twice".formatted(co));
            }
        }
        if (move.step().dueAt() != null && !move.step().dueAt().isAfter(move.now())) {
            throw DispatchException.invalid(
                    "dueAt is over already: " + move.step().dueAt());
        }
    }

    static void nothingAsked(Move move) {
        if (move.issue().request() != null) {
            throw conflict(move, "issue_request_waits", "has a request that waits for its answer");
        }
    }

    /** There is such a request, and another person decides it. */
    static Guard asked(IssueRequest.Kind... kinds) {
        return move -> {
            IssueRequest request = move.issue().request();
            if (request == null || !List.of(kinds).contains(request.kind())) {
                throw conflict(move, "has no such request");
            }
            if (request.askedBy().id() == move.principal().accountId()) {
                throw new DispatchException(
                        ErrorCode.FORBIDDEN, "issue_own_request", "Who asks for something does not grant it", null);
            }
            if (request.dueAt() != null
                    && move.step().action() == IssueAction.EXTEND
                    && !request.dueAt().isAfter(move.now())) {
                throw conflict(move, "was to be extended to a time that is over by now");
            }
        };
    }

    static void laterDay(Move move) {
        Instant wanted = move.step().dueAt();
        Instant due = move.issue().dueAt();
        if (wanted == null || !wanted.isAfter(move.now()) || due != null && !wanted.isAfter(due)) {
            throw DispatchException.invalid("issue_day_early", "dueAt: say a day after the present one");
        }
    }

    static void onePhoto(Move move) {
        if (move.photos().isEmpty()) {
            throw DispatchException.invalid("issue_photo_missing", "photoIds: show it by a photo");
        }
    }

    static void afterPhotos(Move move) {
        Sight.afterPhotos(move);
    }

    static void onSite(Move move) {
        Sight.onSite(move);
    }

    /** A photo that does not say where it was taken, the lead's or their own, is answered for by whoever has been there. */
    static void looked(Move move) {
        if (Sight.unplaced(move) && !move.step().unplacedSeen()) {
            throw DispatchException.invalid(
                    "issue_unplaced_unseen",
                    "unplacedSeen: look at the photos that do not say where they were taken, on site, and say so");
        }
    }

    static void countersigned(Move move) {
        List<String> missing = move.issue().parties().stream()
                .filter(party -> !party.settled())
                .map(party -> party.agency().name())
                .toList();
        if (!missing.isEmpty()) {
            throw conflict(
                    move, "issue_not_countersigned", "is not countersigned yet by " + String.join(", ", missing));
        }
    }

    static void notSettled(Move move) {
        if (move.party().state() != IssueParty.State.PENDING) {
            throw conflict(
                    move,
                    "has the word of %s already".formatted(move.party().agency().name()));
        }
    }

    /** One that has refused may think better of it. */
    static void notSigned(Move move) {
        if (move.party().state() == IssueParty.State.SIGNED) {
            throw conflict(
                    move,
                    "is countersigned by %s already"
                            .formatted(move.party().agency().name()));
        }
    }

    static void refused(Move move) {
        if (move.party().state() != IssueParty.State.REFUSED || move.party().settled()) {
            throw conflict(
                    move,
                    "has no refusal of %s to decide"
                            .formatted(move.party().agency().name()));
        }
    }

    /** Those who did the work do not judge it. */
    static void anotherPerson(Move move) {
        long account = move.principal().accountId();
        if (JdbcSteps.did(
                move.handle(),
                move.org(),
                move.issue().id(),
                account,
                List.of(IssueAction.ACCEPT, IssueAction.REPORT_DONE, IssueAction.COUNTERSIGN))) {
            throw new DispatchException(
                    ErrorCode.FORBIDDEN, "issue_own_work", "Who handled an issue does not verify it", null);
        }
    }

    static DispatchException conflict(Move move, String what) {
        return conflict(move, null, what);
    }

    /** @param reason for the screens' own words */
    static DispatchException conflict(Move move, String reason, String what) {
        return DispatchException.conflict(
                reason, "Issue %d %s".formatted(move.issue().id(), what));
    }
}
