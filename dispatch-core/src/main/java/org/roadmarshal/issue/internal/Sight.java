package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.issue.IssueAction;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;

/** Whether pictures and positions show that somebody was there, and when. */
final class Sight {
    private static final int AFTER_PHOTOS = 2;

    private Sight() {}

    /**
     * At least two different pictures, taken at the issue, that nobody could have taken before the work was done. Further
     * ones may say no place: they prove nothing by themselves, and wait for the verifier's eyes.
     */
    static void afterPhotos(Move move) {
        Set<String> placed = new HashSet<>();
        move.photos().stream().filter(photo -> photo.location() != null).forEach(photo -> placed.add(photo.sha256()));
        if (placed.size() < AFTER_PHOTOS) {
            throw DispatchException.invalid(
                    "issue_photos_lacking",
                    "photoIds: two different photos of the place as it is now are needed that say where they were taken");
        }
        Instant earliest = workBegan(move);
        Set<String> pictures = new HashSet<>();
        for (Evidence photo : move.photos()) {
            requireLater(photo, earliest);
            requireNear(move, photo);
            pictures.add(photo.sha256());
        }
        for (Evidence earlier : earlierPhotos(move)) {
            if (pictures.contains(earlier.sha256())) {
                throw DispatchException.invalid(
                        "issue_photo_known", "photoIds: the same picture as photo %d".formatted(earlier.id()));
            }
        }
    }

    /**
     * The verifier shows it by a photo of the place, taken after the lead's word, or stands there. A photo that says no
     * place shows nothing by itself: it goes along with where they stand, else with their word ({@link #unplaced}).
     */
    static void onSite(Move move) {
        Instant said = JdbcSteps.last(move.handle(), move.org(), move.issue().id(), IssueAction.REPORT_DONE)
                .orElse(move.issue().foundAt());
        for (Evidence photo : move.photos()) {
            requireLater(photo, said);
            requireNear(move, photo);
        }
        if (move.photos().stream().anyMatch(photo -> photo.location() != null)) {
            return;
        }
        Location stands = move.step().location();
        if (stands != null) {
            double metres = metres(move, stands);
            if (metres > move.limits().photoMetres()) {
                throw DispatchException.invalid(
                        "issue_place_far",
                        "location: %.0f m from the issue, more than %d m"
                                .formatted(metres, move.limits().photoMetres()));
            }
        } else if (move.photos().isEmpty()) {
            throw DispatchException.invalid(
                    "issue_not_on_site", "location: inspect it on site, with a position or a photo");
        }
    }

    /** Whether some photo of this step, or of what was last reported done, does not say where it was taken. */
    static boolean unplaced(Move move) {
        Instant began = workBegan(move);
        return move.photos().stream().anyMatch(photo -> photo.location() == null)
                || move.issue().photos().stream()
                        .anyMatch(photo -> photo.role() == PhotoRole.AFTER
                                && photo.location() == null
                                && photo.capturedAt().isAfter(began));
    }

    private static void requireLater(Evidence photo, Instant than) {
        if (!photo.capturedAt().isAfter(than)) {
            throw DispatchException.invalid(
                    "issue_photo_early",
                    "photoIds: photo %d was taken at %s, not after %s".formatted(photo.id(), photo.capturedAt(), than));
        }
    }

    /** Where it says where it was taken. */
    private static void requireNear(Move move, Evidence photo) {
        if (photo.location() == null) {
            return;
        }
        double metres = metres(move, photo.location());
        if (metres > move.limits().photoMetres()) {
            throw DispatchException.invalid(
                    "issue_photo_far",
                    "photoIds: photo %d was taken %.0f m from the issue, more than %d m"
                            .formatted(photo.id(), metres, move.limits().photoMetres()));
        }
    }

    /** To the nearest part of the issue; nothing where one stands in it. */
    private static double metres(Move move, Location from) {
        return move.handle()
                .createQuery("""
                        select st_distance(cast(geom as geography), cast(cast(:from as geometry) as geography)) from issue
                        where org = :org and id = :id""")
                .bind("from", from)
                .bind("org", move.org())
                .bind("id", move.issue().id())
                .mapTo(Double.class)
                .one();
    }

    /** The newest photo of the issue as it was, else when it was found; and when it was last sent back or reopened. */
    private static Instant workBegan(Move move) {
        Instant seen = move.issue().photos().stream()
                .filter(photo -> photo.role().showsIssue())
                .map(IssuePhoto::capturedAt)
                .max(Instant::compareTo)
                .orElse(move.issue().foundAt());
        Stream<Instant> sentBack = Stream.of(IssueAction.REWORK, IssueAction.REOPEN)
                .flatMap(action ->
                        JdbcSteps.last(move.handle(), move.org(), move.issue().id(), action).stream());
        return Stream.concat(Stream.of(seen), sentBack).max(Instant::compareTo).orElseThrow();
    }

    private static List<Evidence> earlierPhotos(Move move) {
        return EvidenceRecords.visible(
                move.handle(),
                move.principal(),
                move.issue().photos().stream().map(IssuePhoto::evidenceId).toList());
    }
}
