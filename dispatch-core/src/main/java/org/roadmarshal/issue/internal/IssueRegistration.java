package org.roadmarshal.issue.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.NewIssue;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Registers issues: checks what was sent, gives the issue to the squad in whose area it lies. */
public final class IssueRegistration {
    /** How far a phone's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final HighwayService highways;

    public IssueRegistration(HighwayService highways) {
        this.highways = highways;
    }

    public Issue register(Transaction transaction, Principal principal, NewIssue issue) {
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
        IssuePlace place = place(handle, org, issue);
        Staking staking =
                Staking.of(highways, handle, org, place.geometry(), issue.route(), issue.stake(), issue.side());
        String zone = Json.write(highways.verdict(handle, org, place.geometry(), null));

        long id = insert(transaction, issue, place, staking, zone, foundAt);
        JdbcLedger.replace(handle, org, id, issue.quantities());
        IssuePhotos.attach(handle, org, id, PhotoRole.BEFORE, photos);
        JdbcSteps.registered(transaction, id);
        List<Relapses.Link> relapses = Relapses.mark(handle, org, List.of(id));
        Issue registered = JdbcIssues.get(handle, org, id);
        transaction.append(new IssueEvent.Registered(registered).entry());
        Relapses.tell(transaction, relapses);
        return registered;
    }

    /** Where it is said to be; else where its stake mark is. */
    private IssuePlace place(Handle handle, int org, NewIssue issue) {
        if (issue.geometry() != null) {
            return IssuePlace.read(handle, org, issue.geometry());
        }
        if (issue.route() == null || issue.stake() == null) {
            throw DispatchException.invalid("geometry: say where it is, or by route and stake");
        }
        Geometry geometry = Staking.geometry(highways, handle, org, issue.route(), issue.stake());
        return new IssuePlace(geometry, IssuePlace.agencyAt(handle, org, geometry));
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

    private static long insert(
            Transaction transaction, NewIssue issue, IssuePlace place, Staking staking, String zone, Instant foundAt) {
        return transaction
                .handle()
                .createQuery("""
                        insert into issue (org, source_number, category, source, description, address, route, stake, side,
                          stake_prefix, stake_from_mm, stake_to_mm, zone, agency_id, township_id, geom, found_at, found_by)
                        values (:org, :sourceNumber, :category, :sourceCode, :description, :address, :s.route, :s.stake, :s.sideCode,
                          :s.prefix, :s.fromMm, :s.toMm, cast(:zone as jsonb), :agency, :townshipId, :place, :found, :actor)
                        returning id""")
                .bind("org", transaction.org())
                .bindMethods(issue)
                .bind("sourceCode", issue.source().code())
                .bindMethods("s", staking)
                .bind("zone", zone)
                .bind("agency", place.agency())
                .bind("place", place.geometry())
                .bind("found", foundAt)
                .bind("actor", transaction.actor().id())
                .mapTo(Long.class)
                .one();
    }
}
