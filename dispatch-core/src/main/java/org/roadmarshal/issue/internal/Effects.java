package org.roadmarshal.issue.internal;

import java.time.Duration;
import java.time.Instant;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.issue.IssueCategory.Limits;
import org.roadmarshal.issue.IssueParty;
import org.roadmarshal.issue.IssueRequest;

/** What the rules of {@link IssuePath} change beside the state; of quantities, {@link Amounts}. */
final class Effects {
    private Effects() {}

    static void check(Move move, Standing standing) {
        standing.verifyBy = move.calendar().afterDays(move.now(), move.limits().verifyDays());
    }

    /** What is filed has its verdict by the zones of the day. */
    static void file(Move move, Standing standing) {
        Geometry geometry =
                JdbcIssues.geometry(move.handle(), move.org(), move.issue().id());
        JdbcIssues.record(
                move.handle(),
                move.org(),
                move.issue().id(),
                move.highways().verdict(move.handle(), move.org(), geometry, null));
        standing.verifyBy = null;
        standing.offRoute = standing.offRoute || move.step().offRoute();
    }

    static void drop(Move move, Standing standing) {
        standing.verifyBy = null;
    }

    static void merge(Move move, Standing standing) {
        standing.verifyBy = null;
        standing.parentId = move.step().parentId();
    }

    /** The lead gets it, and some hours to accept. */
    static void dispatch(Move move, Standing standing) {
        standing.agencyId = move.step().agencyId();
        standing.handlerId = null;
        standing.verifierId = null;
        standing.signBy = move.calendar()
                .afterHours(move.now(), Duration.ofHours(move.limits().signHours()));
        standing.dueAt = move.step().dueAt();
        JdbcParties.begin(
                move.handle(),
                move.org(),
                move.issue().id(),
                move.step().agencyId(),
                move.step().coAgencyIds());
    }

    /** The limit begins, unless the dispatcher set the day. */
    static void accept(Move move, Standing standing) {
        standing.handlerId = move.principal().accountId();
        standing.signBy = null;
        standing.dueAt = standing.dueAt == null ? limit(move) : standing.dueAt;
        JdbcParties.say(move, standing.agencyId, IssueParty.State.ACCEPTED);
    }

    static void ask(Move move, Standing standing) {
        IssueRequest.Kind kind =
                switch (move.step().action()) {
                    case ASK_RETURN -> IssueRequest.Kind.RETURN;
                    case ASK_EXTENSION -> IssueRequest.Kind.EXTENSION;
                    case ASK_PARK -> IssueRequest.Kind.PARK;
                    default -> throw new IllegalStateException(move.step().action() + " asks for nothing");
                };
        JdbcRequests.ask(move, kind);
    }

    static void deny(Move move, Standing standing) {
        JdbcRequests.decide(move, JdbcRequests.Answer.DENIED);
    }

    /** The squad in whose area it lies has it again. */
    static void giveBack(Move move, Standing standing) {
        JdbcRequests.decide(move, JdbcRequests.Answer.GRANTED);
        JdbcParties.end(move.handle(), move.org(), move.issue().id());
        Geometry geometry =
                JdbcIssues.geometry(move.handle(), move.org(), move.issue().id());
        standing.agencyId = IssuePlace.agencyAt(move.handle(), move.org(), geometry);
        standing.handlerId = null;
        standing.verifierId = null;
        standing.signBy = null;
        standing.dueAt = null;
    }

    static void extend(Move move, Standing standing) {
        JdbcRequests.decide(move, JdbcRequests.Answer.GRANTED);
        standing.dueAt = move.issue().request().dueAt();
        standing.extensions++;
    }

    /** The clock stops; what was left of the working time is kept. */
    static void park(Move move, Standing standing) {
        JdbcRequests.decide(move, JdbcRequests.Answer.GRANTED);
        Instant due = standing.dueAt == null ? move.now() : standing.dueAt;
        standing.restSeconds = move.calendar().between(move.now(), due).toSeconds();
        standing.releaseCondition = move.issue().request().reason();
        standing.dueAt = null;
    }

    static void release(Move move, Standing standing) {
        standing.dueAt = move.calendar()
                .afterHours(move.now(), Duration.ofSeconds(move.issue().restSeconds()));
        standing.restSeconds = null;
        standing.releaseCondition = null;
    }

    static void refuse(Move move, Standing standing) {
        JdbcParties.say(move, move.party().agency().id(), IssueParty.State.REFUSED);
    }

    static void sign(Move move, Standing standing) {
        JdbcParties.say(move, move.party().agency().id(), IssueParty.State.SIGNED);
    }

    static void excuse(Move move, Standing standing) {
        JdbcParties.excuse(move);
    }

    static void insist(Move move, Standing standing) {
        JdbcParties.insist(move);
    }

    static void removed(Move move, Standing standing) {
        standing.handlerId = move.principal().accountId();
        standing.ledger = Amounts.removed(move, standing.ledger);
    }

    static void verified(Move move, Standing standing) {
        standing.verifierId = move.principal().accountId();
        standing.closedAt = move.now();
        standing.ledger = Amounts.verified(move, standing.ledger);
    }

    static void sendBack(Move move, Standing standing) {
        again(move, standing);
        standing.verifierId = move.principal().accountId();
        standing.reworkCount++;
        standing.reworkReason = move.step().reason();
    }

    /** What was said to be gone is not: a new limit begins, and all sign anew. */
    static void again(Move move, Standing standing) {
        standing.dueAt = limit(move);
        standing.closedAt = null;
        standing.ledger = Amounts.found(standing.ledger);
        JdbcParties.again(move.handle(), move.org(), move.issue().id());
    }

    private static Instant limit(Move move) {
        Limits limits = move.limits();
        return limits.days() != null
                ? move.calendar().afterDays(move.now(), limits.days())
                : move.calendar().afterHours(move.now(), Duration.ofHours(limits.hours()));
    }
}
