package org.roadmarshal.legal.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.CaseReminders;
import org.roadmarshal.legal.CaseState;
import org.roadmarshal.legal.CaseStep;
import org.roadmarshal.legal.CaseTrack.Stop;
import org.roadmarshal.legal.CaseTrack.StopState;
import org.roadmarshal.legal.LegalCase;
import org.roadmarshal.legal.LegalEvent;
import org.roadmarshal.legal.NewStep;
import org.roadmarshal.legal.Officer;
import org.roadmarshal.legal.StepKind;

/** Takes a step: is it lawful, does it say what it must, who did it; then it is in the record and the case stands anew. */
public final class CaseSteps {
    /** How far a phone's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final CaseReminders reminders;

    public CaseSteps(CaseReminders reminders) {
        this.reminders = reminders;
    }

    /** @param before locked */
    public LegalCase take(Transaction transaction, Principal principal, LegalCase before, NewStep wanted) {
        NewStep step = timed(transaction, wanted);
        CaseFile file = CaseFile.read(transaction.handle(), principal.org(), before);
        if (step.kind() == StepKind.FILED) {
            throw DispatchException.conflict("案件已立案 / it is filed already");
        }
        if (step.kind() == StepKind.CORRECTED) {
            correct(transaction, principal, file, step);
        } else {
            require(transaction, principal, file, step, file.history());
        }
        record(transaction, principal, before.id(), step);
        return after(transaction, principal, before);
    }

    /** A correction must be as lawful as what it corrects: the same rules, as the case stood then. */
    private static void correct(Transaction transaction, Principal principal, CaseFile file, NewStep step) {
        if (step.note() == null || step.corrects() == null) {
            throw DispatchException.invalid("A correction says why (note) and of which step (corrects)");
        }
        CaseStep old = file.steps().stream()
                .filter(each -> each.n() == step.corrects())
                .findFirst()
                .orElseThrow(() -> DispatchException.invalid("The case has no step " + step.corrects()));
        if (old.kind() == StepKind.CORRECTED || old.kind() == StepKind.FILED) {
            throw DispatchException.conflict(
                    "%s不能更正 / such a step is not corrected".formatted(old.kind().title()));
        }
        if (file.legalCase().state().ended()) {
            throw DispatchException.conflict("案件已结束 / the case has ended");
        }
        List<Long> officers = step.officerIds().isEmpty()
                ? old.officers().stream().map(Officer::id).toList()
                : step.officerIds();
        NewStep anew = new NewStep(old.kind(), step.at(), step.location(), officers, step.note(), null, step.details());
        require(transaction, principal, file, anew, file.history().before(old.n()));
    }

    private static void require(
            Transaction transaction, Principal principal, CaseFile file, NewStep step, History history) {
        Rule rule = Sequence.of(step.kind());
        principal.require(rule.permission, file.legalCase().agency().id());
        LocalDate day = history.periods().day(step.at());
        CaseState standing = history == file.history() ? file.legalCase().state() : stateAfter(history);
        Situation situation = new Situation(
                history,
                standing,
                file.situation().demolition(),
                file.situation().obstruction());
        Verdict verdict = Judgement.of(situation, step.kind(), day);
        if (!verdict.lawful()) {
            throw DispatchException.conflict(verdict.reason());
        }
        rule.after.stream()
                .flatMap(kinds -> kinds.stream().flatMap(kind -> history.last(kind).stream()))
                .filter(done -> done.day().isAfter(day))
                .findFirst()
                .ifPresent(done -> {
                    throw DispatchException.conflict("%s不能早于%s（%s） / not before %s"
                            .formatted(step.kind().title(), done.kind().title(), done.day(), done.day()));
                });
        Obligations.require(file, step, day, history);
        Obligations.requireOfficers(rule, officers(transaction, principal, step.officerIds()), day);
        if (step.kind() == StepKind.LEGAL_REVIEWED) {
            Obligations.requireAnother(principal, history);
        }
        List<Long> shown = step.details().evidenceIds();
        if (shown != null
                && EvidenceRecords.visible(transaction.handle(), principal, shown)
                                .size()
                        < shown.stream().distinct().count()) {
            throw DispatchException.invalid("details.evidenceIds: there is no such evidence");
        }
    }

    /** With its time; a phone may be ahead a little, and the record holds milliseconds. */
    static NewStep timed(Transaction transaction, NewStep step) {
        Instant now = transaction.now();
        Instant at = (step.at() == null ? now : step.at()).truncatedTo(ChronoUnit.MILLIS);
        if (at.isAfter(now.plus(AHEAD))) {
            throw DispatchException.invalid("at is in the future: " + at);
        }
        return new NewStep(
                step.kind(), at, step.location(), step.officerIds(), step.note(), step.corrects(), step.details());
    }

    static void record(Transaction transaction, Principal principal, long caseId, NewStep step) {
        List<CaseStep> before = JdbcStep.list(transaction.handle(), principal.org(), caseId);
        CaseStep plain = new CaseStep(
                before.size() + 1,
                step.kind(),
                step.at(),
                transaction.now(),
                new Named(principal.accountId(), principal.name()),
                step.location(),
                officers(transaction, principal, step.officerIds()),
                step.details(),
                step.note(),
                step.corrects(),
                null);
        CaseStep last = before.isEmpty() ? null : before.get(before.size() - 1);
        JdbcStep.insert(transaction.handle(), principal.org(), caseId, StepChain.sealed(plain, last));
    }

    private static List<Officer> officers(Transaction transaction, Principal principal, List<Long> ids) {
        List<Officer> found = JdbcCertificate.officers(transaction.handle(), principal.org(), ids);
        if (found.size() < ids.stream().distinct().count() || found.size() < ids.size()) {
            throw DispatchException.invalid("officerIds: each is a person of the register, once");
        }
        return found;
    }

    /** The case as it stands after its last step, told to everybody, with its clocks set. */
    public LegalCase after(Transaction transaction, Principal principal, LegalCase before) {
        int org = principal.org();
        CaseFile read = CaseFile.read(transaction.handle(), org, before);
        CaseState state = stateAfter(read.history());
        Situation situation = new Situation(
                read.history(),
                state,
                read.situation().demolition(),
                read.situation().obstruction());
        LocalDate today = read.history().periods().day(transaction.now());
        Optional<Stop> next = state.ended() ? Optional.empty() : Line.next(situation, today);
        Optional<Limits.Limit> limit = Limits.running(situation).stream().findFirst();
        StepKind stage = Line.stops(situation, today).stream()
                .filter(stop -> stop.state() == StopState.DONE && stop.kind() != StepKind.DISCLOSED)
                .map(Stop::kind)
                .reduce(StepKind.FILED, (first, second) -> second);
        JdbcCase.stand(
                transaction.handle(),
                org,
                before.id(),
                new JdbcCase.Standing(
                        state,
                        stage,
                        next.map(Stop::kind).orElse(null),
                        next.map(Stop::earliest).orElse(null),
                        limit.map(Limits.Limit::step).orElse(null),
                        limit.map(Limits.Limit::day).orElse(null),
                        limit.map(Limits.Limit::article).orElse(null)));
        LegalCase after = JdbcCase.get(transaction.handle(), org, before.id());
        List<CaseStep> steps = read.steps();
        transaction.append(new LegalEvent.Stepped(after, steps.get(steps.size() - 1)).entry());
        reminders.renew(transaction, new CaseFile(after, steps, read.documents(), situation));
        return after;
    }

    private static CaseState stateAfter(History history) {
        if (history.has(StepKind.CLOSED)) {
            return CaseState.CLOSED;
        }
        if (history.has(StepKind.TERMINATED)) {
            return CaseState.TERMINATED;
        }
        return history.after(StepKind.SUSPENDED, StepKind.RESUMED) ? CaseState.SUSPENDED : CaseState.OPEN;
    }
}
