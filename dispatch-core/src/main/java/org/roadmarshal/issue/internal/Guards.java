package org.roadmarshal.issue.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.kernel.DispatchException;

/** What must hold for the rules of {@link IssuePath}. */
final class Guards {
    private static final int AFTER_PHOTOS = 2;

    private Guards() {}

    static void none(Move move) {}

    static void reason(Move move) {
        if (move.step().reason() == null || move.step().reason().isBlank()) {
            throw DispatchException.invalid("reason: say why");
        }
    }

    /** What is filed counts in the ledger, so there must be something to count. */
    static void measured(Move move) {
        if (move.issue().quantities().stream().noneMatch(line -> line.found().compareTo(BigDecimal.ZERO) > 0)) {
            throw DispatchException.conflict("Issue %d has no quantity yet: correct it first"
                    .formatted(move.issue().id()));
        }
    }

    static void lead(Move move) {
        if (move.step().agencyId() == null) {
            throw DispatchException.invalid("agencyId: say who is to lead");
        }
        Agencies.require(move.handle(), move.org(), move.step().agencyId());
        if (move.step().dueAt() != null && !move.step().dueAt().isAfter(move.now())) {
            throw DispatchException.invalid(
                    "dueAt is over already: " + move.step().dueAt());
        }
    }

    /** At least two different pictures that nobody could have taken before the work was done. */
    static void afterPhotos(Move move) {
        Set<String> pictures = new HashSet<>();
        move.photos().forEach(photo -> pictures.add(photo.sha256()));
        if (pictures.size() < AFTER_PHOTOS) {
            throw DispatchException.invalid("photoIds: two different photos of the place as it is now are needed");
        }
        Instant earliest = workBegan(move);
        for (Evidence photo : move.photos()) {
            if (!photo.capturedAt().isAfter(earliest)) {
                throw DispatchException.invalid("photoIds: photo %d was taken at %s, not after %s"
                        .formatted(photo.id(), photo.capturedAt(), earliest));
            }
        }
        for (Evidence earlier : earlierPhotos(move)) {
            if (pictures.contains(earlier.sha256())) {
                throw DispatchException.invalid("photoIds: the same picture as photo %d".formatted(earlier.id()));
            }
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
                List.of(IssueAction.ACCEPT, IssueAction.REPORT_DONE))) {
            throw DispatchException.forbidden("Who handled an issue does not verify it");
        }
    }

    /** The newest photo of the issue as it was, else when it was found; and when it was last sent back. */
    private static Instant workBegan(Move move) {
        Instant seen = move.issue().photos().stream()
                .filter(photo -> photo.role().showsIssue())
                .map(IssuePhoto::capturedAt)
                .max(Instant::compareTo)
                .orElse(move.issue().foundAt());
        return Stream.concat(
                        Stream.of(seen),
                        JdbcSteps.last(move.handle(), move.org(), move.issue().id(), IssueAction.REWORK).stream())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static List<Evidence> earlierPhotos(Move move) {
        return EvidenceRecords.visible(
                move.handle(),
                move.principal(),
                move.issue().photos().stream().map(IssuePhoto::evidenceId).toList());
    }
}
