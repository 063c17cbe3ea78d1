package org.roadmarshal.pack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceCopies;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.journal.JournalExtract;
import org.roadmarshal.journal.JournalRows.Subject;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.pack.internal.JdbcPackKeys;
import org.roadmarshal.pack.internal.Signer;

/** Gathers what goes into a pack. Whoever sees an issue may have its pack. Stateless; safe for use from any thread. */
public final class PackService {
    /** A ZIP without further tricks ends at 4 GiB; so much nobody can take to court. */
    private static final long MOST_BYTES = 2L << 30;

    private final IssueService issues;
    private final EvidenceCopies copies;

    public PackService(IssueService issues, EvidenceCopies copies) {
        this.issues = issues;
        this.copies = copies;
    }

    /** The newest first. Makes the first where there is none, and so needs an open transaction. */
    public List<PackKey> keys(Handle handle, int org) {
        return JdbcPackKeys.list(handle, org).stream().map(Signer::shown).toList();
    }

    /**
     * Needs an open transaction.
     *
     * @throws DispatchException NOT_FOUND where the principal sees no such issue; TOO_LARGE; OVERLOADED where facts of it are not
     *     sealed yet, which takes a moment
     */
    public PackContents gather(Handle handle, Principal principal, long issueId) {
        int org = principal.org();
        Issue issue = issues.get(handle, principal, issueId);
        List<PackContents.Photo> photos = photos(handle, org, issue);
        long bytes =
                photos.stream().mapToLong(photo -> photo.evidence().sizeBytes()).sum();
        if (bytes > MOST_BYTES) {
            throw new DispatchException(ErrorCode.TOO_LARGE, "The photos of this issue have more than 2 GiB");
        }
        List<Subject> subjects = new ArrayList<>(List.of(new Subject("issue", issueId)));
        photos.forEach(photo -> {
            Evidence evidence = photo.evidence();
            subjects.add(new Subject(EvidenceCopies.isPhoto(evidence) ? "evidence" : "recording", evidence.id()));
        });
        JournalExtract journal = JournalExtract.of(handle, org, subjects);
        if (!journal.whole()) {
            throw new DispatchException(ErrorCode.OVERLOADED, "The newest facts are just being sealed; ask again");
        }
        return new PackContents(
                org,
                name(handle, org),
                issue,
                photos,
                journal,
                JdbcPackKeys.list(handle, org).get(0),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                principal.name());
    }

    /** All of them: a pack from which some are left out would say less than the issue does. */
    private List<PackContents.Photo> photos(Handle handle, int org, Issue issue) {
        Map<Long, PhotoRole> roles = issue.photos().stream()
                .collect(Collectors.toMap(IssuePhoto::evidenceId, IssuePhoto::role, (one, other) -> one));
        return EvidenceRecords.all(handle, org, roles.keySet()).stream()
                .map(of -> new PackContents.Photo(roles.get(of.id()), of, copies.words(handle, org, of)))
                .toList();
    }

    private static String name(Handle handle, int org) {
        return handle.createQuery("select name from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one();
    }
}
