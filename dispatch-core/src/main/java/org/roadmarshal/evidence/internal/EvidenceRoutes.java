package org.roadmarshal.evidence.internal;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.Capture;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.evidence.Photo;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;

/** The API's operations on evidence. */
public final class EvidenceRoutes {
    /** Each waits with its bytes in memory, up to 20 MiB of them. */
    private static final int MOST_WAITING = 16;

    private final EvidenceService service;
    private final WorkerExecutor files;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param files threads for decoding pictures and writing files; as many uploads as it has threads go on at once */
    public EvidenceRoutes(EvidenceService service, WorkerExecutor files) {
        this.service = service;
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
        operations.query("getEvidenceContent", Permission.ISSUE_READ, this::content);
    }

    private Future<Photo> store(Call call) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new DispatchException(ErrorCode.OVERLOADED, "Too many photos come at once"));
        }
        return files.executeBlocking(() -> service.store(call.principal(), capture(call), call.bytes()), false)
                .onComplete(done -> waiting.decrementAndGet());
    }

    private Reply content(Handle handle, Call call) {
        EvidenceService.Content content = service.content(handle, call.principal(), call.id());
        Evidence evidence = content.evidence();
        String extension = evidence.contentType().replaceFirst(".*/", "");
        return Reply.bytes(
                evidence.contentType(),
                content.bytes(),
                Map.of(
                        // What lies under a hash cannot change; but it is not for everybody.
                        "Cache-Control",
                        "private, max-age=31536000, immutable",
                        "ETag",
                        "\"" + evidence.sha256() + "\"",
                        "Content-Disposition",
                        "inline; filename=\"evidence-%d.%s\"".formatted(evidence.id(), extension),
                        "X-Content-Type-Options",
                        "nosniff",
                        // Whoever opens it as a page gets no page out of it.
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox"));
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
                instant(call.query("capturedAt").orElse("")),
                location,
                call.query("sha256").orElse(null),
                call.queryDouble("headingDeg").orElse(null),
                call.query("originalSha256").orElse(null));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new DispatchException(
                    ErrorCode.VALIDATION, "capturedAt is not a time such as 2026-11-23T08:00:00Z: " + text, e);
        }
    }
}
