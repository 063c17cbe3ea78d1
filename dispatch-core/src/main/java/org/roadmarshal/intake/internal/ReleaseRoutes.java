package org.roadmarshal.intake.internal;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.evidence.KeptFile;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.intake.ModerationFilter;
import org.roadmarshal.intake.Publication;
import org.roadmarshal.intake.PublicationChange;
import org.roadmarshal.intake.PublicationService;
import org.roadmarshal.intake.Release;
import org.roadmarshal.intake.ReleaseDecision;
import org.roadmarshal.intake.ReleaseService;
import org.roadmarshal.intake.ReleaseState;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;

/** The operations on what becomes public. */
public final class ReleaseRoutes {
    private final ReleaseService releases;
    private final PublicationService publications;
    private final EvidenceService evidence;
    private final Database database;
    private final WorkerExecutor pictures;

    /** @param pictures threads for decoding photos */
    public ReleaseRoutes(
            ReleaseService releases,
            PublicationService publications,
            EvidenceService evidence,
            Database database,
            WorkerExecutor pictures) {
        this.releases = releases;
        this.publications = publications;
        this.evidence = evidence;
        this.database = database;
        this.pictures = pictures;
    }

    public void register(Operations operations) {
        operations.query("getPublication", null, (handle, call) -> {
            Publication publication = publications.get(handle, call.principal().org());
            return Reply.ok(publication, publication.version());
        });
        operations.change("changePublication", Permission.ACCOUNT_WRITE, this::publish);
        operations.query("listModeration", Permission.ISSUE_DISPATCH, this::queue);
        operations.create("decideRelease", Permission.ISSUE_DISPATCH, this::photos, this::decide);
    }

    private Reply publish(Transaction transaction, Call call) {
        Publication publication = publications.change(
                transaction, call.principal(), call.expectedVersion(), call.body(PublicationChange.class));
        return Reply.ok(publication, publication.version());
    }

    private Reply queue(Handle handle, Call call) {
        String state = call.query("state").orElse("waiting");
        ModerationFilter filter = new ModerationFilter(
                state.equals("waiting") ? null : Coded.of(ReleaseState.class, state),
                call.query("source").orElse(null));
        return Reply.ok(releases.queue(handle, call.principal(), filter, call.page()));
    }

    private record Prepared(ReleaseDecision decision, Map<Long, byte[]> photos) {}

    private Future<Prepared> photos(Call call) {
        ReleaseDecision decision = call.body(ReleaseDecision.class);
        return database.read(handle -> originals(handle, call, decision))
                .compose(originals -> pictures.executeBlocking(
                        () -> new Prepared(decision, small(call.principal().org(), originals)), false));
    }

    private List<Evidence> originals(Handle handle, Call call, ReleaseDecision decision) {
        releases.require(handle, call.principal(), call.id(), decision);
        return decision.photoIds().stream()
                .map(id -> evidence.get(handle, call.principal(), id))
                .toList();
    }

    private Map<Long, byte[]> small(int org, List<Evidence> originals) throws IOException {
        Map<Long, byte[]> photos = new LinkedHashMap<>();
        for (Evidence original : originals) {
            try (KeptFile file = evidence.open(org, original)) {
                photos.put(original.id(), SmallPhoto.of(original.id(), Files.readAllBytes(file.path())));
            }
        }
        return photos;
    }

    private Reply decide(Transaction transaction, Call call, Prepared prepared) {
        Release release =
                releases.decide(transaction, call.principal(), call.id(), prepared.decision(), prepared.photos());
        return Reply.created(release);
    }
}
