package org.roadmarshal.issue.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.NewIssue;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Registers issues: checks what was sent, gives the issue to the squad in whose area it lies. */
public final class IssueRegistration {
    /** How far a phone's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private IssueRegistration() {}

    public static Issue register(Transaction transaction, Principal principal, NewIssue issue) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        principal.require(Permission.ISSUE_REPORT);
        IssueCategory category = JdbcCategories.get(handle, org, issue.category());
        JdbcLedger.requireFitting(category, issue.quantities());
        requireSource(handle, org, issue);
        Instant foundAt = issue.foundAt() == null ? transaction.now() : issue.foundAt();
        if (foundAt.isAfter(transaction.now().plus(AHEAD))) {
            throw DispatchException.invalid("foundAt lies in the future: " + foundAt);
        }
        Agencies.requireTownship(handle, org, issue.townshipId());
        List<Evidence> photos = IssuePhotos.get(handle, principal, issue.photoIds());
        IssuePlace place = IssuePlace.read(handle, org, issue.geometry());

        long id = insert(transaction, issue, place, foundAt);
        JdbcLedger.replace(handle, org, id, issue.quantities());
        IssuePhotos.attach(handle, org, id, PhotoRole.BEFORE, photos);
        JdbcSteps.registered(transaction, id);
        List<Relapses.Link> relapses = Relapses.mark(handle, org, List.of(id));
        Issue registered = JdbcIssues.get(handle, org, id);
        transaction.append(new IssueEvent.Registered(registered).entry());
        Relapses.tell(transaction, relapses);
        return registered;
    }

    private static void requireSource(Handle handle, int org, NewIssue issue) {
        if (issue.source() == IssueSource.IMPORT) {
            throw DispatchException.invalid("source: issues are imported by the administrator's command");
        }
        if (issue.source() == IssueSource.PATROL && issue.photoIds().isEmpty()) {
            throw DispatchException.invalid("photoIds: an issue found on patrol needs a photo of how it was found");
        }
        if (issue.source() == IssueSource.HOTLINE && issue.sourceNumber() == null) {
            throw DispatchException.invalid("sourceNumber: an issue from a hotline needs the hotline's number");
        }
        handle.createQuery("select id from issue where org = :org and source_number = :number")
                .bind("org", org)
                .bind("number", issue.sourceNumber())
                .mapTo(Long.class)
                .findOne()
                .ifPresent(known -> {
                    throw DispatchException.conflict(
                            "Source number %s is registered as issue %d".formatted(issue.sourceNumber(), known));
                });
    }

    private static long insert(Transaction transaction, NewIssue issue, IssuePlace place, Instant foundAt) {
        return transaction
                .handle()
                .createQuery("""
                        insert into issue (org, source_number, category, source, description, route, stake, side, address,
                          agency_id, township_id, geom, found_at, found_by)
                        values (:org, :sourceNumber, :category, :sourceCode, :description, :route, :stake, :sideCode, :address,
                          :agency, :townshipId, :place, :found, :actor)
                        returning id""")
                .bind("org", transaction.org())
                .bindMethods(issue)
                .bind("sourceCode", issue.source().code())
                .bind("sideCode", issue.side() == null ? null : issue.side().code())
                .bind("agency", place.agency())
                .bind("place", place.geometry())
                .bind("found", foundAt)
                .bind("actor", transaction.actor().id())
                .mapTo(Long.class)
                .one();
    }
}
