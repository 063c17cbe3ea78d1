package org.roadmarshal.recommendation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.recommendation.internal.JdbcRecommendation;
import org.roadmarshal.task.NewTask;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskService;

/** Keeps what was recommended, and sends units on it. */
public final class RecommendationService {
    private final IncidentService incidents;
    private final TaskService tasks;

    public RecommendationService(IncidentService incidents, TaskService tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    public Recommendation keep(Transaction transaction, Principal principal, long incidentId, Ranked ranked) {
        long id = JdbcRecommendation.insert(transaction.handle(), principal, incidentId, ranked);
        Recommendation kept = JdbcRecommendation.get(transaction.handle(), principal.org(), id);
        transaction.append(fact("recommendation.made", kept, summary(kept)));
        return kept;
    }

    /** The newest first. Of each only the candidates that the reader may see. */
    public Page<Recommendation> page(Handle handle, Principal principal, long incidentId, PageRequest request) {
        incidents.get(handle, principal, incidentId);
        Set<Long> seen = principal.agencies(Permission.UNIT_READ);
        List<Recommendation> rows = JdbcRecommendation.page(handle, principal.org(), incidentId, request).stream()
                .map(each -> seenBy(seen, each))
                .toList();
        return Page.of(rows, request, Recommendation::id);
    }

    /** Sends a unit, and keeps why it was not the first one. */
    public Task dispatch(Transaction transaction, Principal principal, long id, NewDispatch wanted) {
        Recommendation kept = JdbcRecommendation.get(transaction.handle(), principal.org(), id);
        Task task = tasks.dispatch(
                transaction,
                principal,
                new NewTask(kept.incidentId(), wanted.unitId(), wanted.instructions(), wanted.overrideReason()));
        Integer rank = rank(kept, wanted.unitId());
        boolean first = rank != null && rank == 1;
        WhyNotFirst why = wanted.reason() == null ? WhyNotFirst.JUDGEMENT : wanted.reason();
        var choice = new Recommendation.Choice(
                task.id(), wanted.unitId(), rank, first ? null : why, first ? null : wanted.note());
        JdbcRecommendation.choose(transaction.handle(), principal.org(), id, choice);
        transaction.append(fact("recommendation.followed", kept, Map.of("choice", choice)));
        return task;
    }

    /** The same in one: keeps this ranking, and sends a unit on it. @param ranked null where there was none to be had */
    public Task dispatch(
            Transaction transaction, Principal principal, long incidentId, Ranked ranked, NewDispatch wanted) {
        if (ranked == null) {
            return tasks.dispatch(
                    transaction,
                    principal,
                    new NewTask(incidentId, wanted.unitId(), wanted.instructions(), wanted.overrideReason()));
        }
        return dispatch(
                transaction,
                principal,
                keep(transaction, principal, incidentId, ranked).id(),
                wanted);
    }

    private static Integer rank(Recommendation kept, long unitId) {
        List<Long> suitable = kept.candidates().stream()
                .filter(Candidate::suitable)
                .map(Candidate::unitId)
                .toList();
        int at = suitable.indexOf(unitId);
        return at < 0 ? null : at + 1;
    }

    /** The whole of it stands in its table: with a thousand candidates it would be too long for the journal. */
    private static Map<String, Object> summary(Recommendation kept) {
        return Map.of(
                "incidentId",
                kept.incidentId(),
                "basis",
                kept.basis(),
                "considered",
                kept.candidates().size(),
                "first",
                IntStream.range(0, Math.min(3, kept.candidates().size()))
                        .mapToObj(kept.candidates()::get)
                        .filter(Candidate::suitable)
                        .map(Candidate::callsign)
                        .toList());
    }

    private static Entry fact(String kind, Recommendation kept, Object data) {
        return new Entry(kind, "recommendation", kept.id(), 1, null, null, null, data);
    }

    private static Recommendation seenBy(Set<Long> agencies, Recommendation kept) {
        List<Candidate> theirs = kept.candidates().stream()
                .filter(candidate -> agencies.contains(candidate.agency().id()))
                .toList();
        return new Recommendation(
                kept.id(),
                kept.incidentId(),
                kept.askedBy(),
                kept.askedAt(),
                kept.basis(),
                kept.closures(),
                theirs,
                kept.choices());
    }
}
