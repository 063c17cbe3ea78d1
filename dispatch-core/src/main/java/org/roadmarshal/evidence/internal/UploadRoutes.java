package org.roadmarshal.evidence.internal;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.Set;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.evidence.EvidenceUploads;
import org.roadmarshal.evidence.EvidenceUploads.Whole;
import org.roadmarshal.evidence.NewUpload;
import org.roadmarshal.evidence.Photo;
import org.roadmarshal.evidence.Upload;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;

/**
 * Photos in pieces. None of these operations needs an Idempotency-Key: beginning is one by the photo's hash, a piece by its
 * offset. Whoever finds all pieces together, makes the evidence: the request that brought the last one, or, where its node died
 * over it, the next that asks to begin.
 */
public final class UploadRoutes {
    /** Sending it again would change nothing. */
    private static final Set<ErrorCode> HOPELESS =
            Set.of(ErrorCode.VALIDATION, ErrorCode.UNSUPPORTED_MEDIA_TYPE, ErrorCode.TOO_LARGE);

    private static final int MOST_AT_ONCE = 4;

    private final EvidenceUploads uploads;
    private final EvidenceService service;
    private final Database database;
    private final Journal journal;
    private final WorkerExecutor files;
    private final Admission admission = new Admission(MOST_AT_ONCE);

    /** @param files threads for decoding pictures and writing files */
    public UploadRoutes(
            EvidenceUploads uploads,
            EvidenceService service,
            Database database,
            Journal journal,
            WorkerExecutor files) {
        this.uploads = uploads;
        this.service = service;
        this.database = database;
        this.journal = journal;
        this.files = files;
    }

    public void register(Operations operations) {
        operations.raw("openEvidenceUpload", null, call -> {
            NewUpload photo = call.body(NewUpload.class);
            return commit(call, transaction -> uploads.open(transaction, call.principal(), photo))
                    .compose(upload -> finished(call, upload));
        });
        operations.raw("appendEvidenceUpload", null, call -> commit(
                        call,
                        transaction -> uploads.append(
                                transaction,
                                call.principal(),
                                call.id(),
                                call.queryLong("offset").orElseThrow().intValue(),
                                call.bytes()))
                .compose(upload -> finished(call, upload)));
        operations.query(
                "getEvidenceUpload",
                null,
                (handle, call) -> Reply.ok(uploads.get(handle, call.principal(), call.id())));
    }

    private <T> Future<T> commit(Call call, Journal.Work<T> work) {
        return journal.commit(call.principal().org(), call.principal().actor(), work);
    }

    private Future<Reply> finished(Call call, Upload upload) {
        return upload.complete()
                ? admission.through(() -> finish(call, upload.id())).map(Reply::ok)
                : Future.succeededFuture(Reply.ok(upload));
    }

    private Future<Upload> finish(Call call, long id) {
        Principal principal = call.principal();
        return database.read(handle -> uploads.whole(handle, principal, id))
                .compose(whole -> whole.map(found -> store(call, id, found))
                        .orElseGet(() -> Future.failedFuture(DispatchException.conflict(
                                "Another request has just brought the last piece; ask again"))));
    }

    private Future<Upload> store(Call call, long id, Whole whole) {
        Principal principal = call.principal();
        return files.<Photo>executeBlocking(
                        () -> service.store(principal, whole.said().capture(), whole.bytes()), false)
                .recover(failure -> given(call, id, failure))
                .compose(photo ->
                        commit(call, transaction -> uploads.keep(transaction, principal, id, whole.said(), photo)));
    }

    private Future<Photo> given(Call call, long id, Throwable failure) {
        Future<Photo> failed = Future.failedFuture(failure);
        return failure instanceof DispatchException refused && HOPELESS.contains(refused.code())
                ? commit(call, transaction -> {
                            uploads.discard(transaction, call.principal(), id);
                            return null;
                        })
                        .compose(gone -> failed)
                : failed;
    }
}
