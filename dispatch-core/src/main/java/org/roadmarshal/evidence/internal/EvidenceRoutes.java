package org.roadmarshal.evidence.internal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.Capture;
import org.roadmarshal.evidence.CopyForm;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceCopies;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.evidence.KeptFile;
import org.roadmarshal.evidence.Photo;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.FileBody;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;

/** The API's operations on evidence. */
public final class EvidenceRoutes {
    /** Each waits with its bytes in memory, up to 20 MiB of them. */
    private static final int MOST_WAITING = 16;

    /** What lies under a hash cannot change; but it is not for everybody. */
    private static final String FOR_EVER = "private, max-age=31536000, immutable";
    /** A photo may be put to an issue, and then says so. */
    private static final String A_MOMENT = "private, max-age=60";

    private final EvidenceService service;
    private final EvidenceCopies copies;
    private final Vertx vertx;
    private final Database database;
    private final WorkerExecutor files;
    private final Admission admission = new Admission(MOST_WAITING);

    /** @param files threads for decoding pictures and writing files; as many uploads as it has threads go on at once */
    public EvidenceRoutes(
            EvidenceService service, EvidenceCopies copies, Vertx vertx, Database database, WorkerExecutor files) {
        this.service = service;
        this.copies = copies;
        this.vertx = vertx;
        this.database = database;
        this.files = files;
    }

    public void register(Operations operations) {
        operations.create("uploadEvidence", null, this::store, (transaction, call, photo) -> {
            Evidence evidence = service.keep(transaction, call.principal(), photo);
            return Reply.created(evidence, "/evidence/" + evidence.id(), 1);
        });
        operations.query(
                "getEvidence",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(service.get(handle, call.principal(), call.id()), 1));
        operations.raw("getEvidenceContent", Permission.ISSUE_READ, this::content);
        operations.raw("getEvidenceView", Permission.ISSUE_READ, call -> copy(call, CopyForm.VIEW));
        operations.raw("getEvidenceThumbnail", Permission.ISSUE_READ, call -> copy(call, CopyForm.THUMBNAIL));
        operations.raw("getEvidenceWatermarked", Permission.ISSUE_READ, call -> copy(call, CopyForm.WATERMARKED));
    }

    private Future<Photo> store(Call call) {
        return admission.through(
                () -> files.executeBlocking(() -> service.store(call.principal(), capture(call), call.bytes()), false));
    }

    /** As a download and under no name but its own type: whatever is hidden in it, no browser runs it here. */
    private Future<Reply> content(Call call) {
        return database.read(handle -> service.get(handle, call.principal(), call.id()))
                .compose(evidence -> files.<KeptFile>executeBlocking(
                                () -> service.open(call.principal().org(), evidence), false)
                        .map(file -> Reply.streamed(
                                evidence.contentType(),
                                headers(
                                        evidence.sha256(),
                                        FOR_EVER,
                                        "attachment; filename=\"evidence-%d.%s\""
                                                .formatted(
                                                        evidence.id(),
                                                        evidence.contentType().replaceFirst(".*/", ""))),
                                new FileBody(vertx, file.path(), file::close))));
    }

    private record Wanted(Evidence evidence, List<String> words) {}

    private Future<Reply> copy(Call call, CopyForm form) {
        int org = call.principal().org();
        return database.read(handle -> wanted(handle, call, form))
                .compose(wanted -> files.executeBlocking(
                        () -> Reply.bytes(
                                "image/jpeg",
                                copies.copy(org, wanted.evidence, form, wanted.words),
                                headers(
                                        wanted.evidence.sha256() + "-" + form.code() + wanted.words.hashCode(),
                                        form == CopyForm.WATERMARKED ? A_MOMENT : FOR_EVER,
                                        "inline; filename=\"evidence-%d-%s.jpeg\""
                                                .formatted(wanted.evidence.id(), form.code()))),
                        false));
    }

    private Wanted wanted(Handle handle, Call call, CopyForm form) {
        Evidence evidence = service.get(handle, call.principal(), call.id());
        return new Wanted(
                evidence,
                form == CopyForm.WATERMARKED
                        ? copies.words(handle, call.principal().org(), evidence)
                        : List.of());
    }

    private static Map<String, String> headers(String tag, String cache, String disposition) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", cache);
        headers.put("ETag", "\"" + tag + "\"");
        headers.put("Content-Disposition", disposition);
        headers.put("X-Content-Type-Options", "nosniff");
        // Whoever opens it as a page gets no page out of it.
        headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
        return headers;
    }

    private static Capture capture(Call call) {
        if (call.query("lon").isPresent() != call.query("lat").isPresent()) {
            throw DispatchException.invalid("lon and lat go together");
        }
        Location location = call.query("lon").isPresent()
                ? new Location(
                        call.queryDouble("lon").orElseThrow(),
                        call.queryDouble("lat").orElseThrow())
                : null;
        return new Capture(
                call.queryTime("capturedAt").orElseThrow(),
                location,
                call.query("sha256").orElse(null),
                call.queryDouble("headingDeg").orElse(null),
                call.query("originalSha256").orElse(null));
    }
}
